package io.lifeguard.http.authentication;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** What the failure of an authentication means. */
final class TokenFailures {
    static final Denial NO_EXPIRY = Denial.badToken("The token is not accepted: it has no expiry (claim exp).");

    private static final Denial OTHER_AUDIENCE = Denial.badToken(
            "The token is not accepted: this service is not its audience (claim aud), see quarkus.oidc.token.audience.");
    private static final Denial OTHER_ISSUER = Denial.badToken(
            "The token is not accepted: its issuer (claim iss) is not the one that this service trusts.");

    /** The validators of claims run once the signature is verified, so that only the issuer's own tokens are described. */
    private static final Map<Integer, Denial> BY_CLAIM = Map.of(
            ErrorCodes.SUBJECT_MISSING,
            Denial.badToken("The token is not accepted: it has no subject (claim sub), which becomes the actor in the"
                    + " change log."),
            ErrorCodes.EXPIRATION_MISSING,
            NO_EXPIRY,
            ErrorCodes.EXPIRED,
            Denial.badToken("The token is not accepted: it has expired."),
            ErrorCodes.NOT_YET_VALID,
            Denial.badToken("The token is not accepted: it is not valid yet (claim nbf)."),
            ErrorCodes.ISSUED_AT_MISSING,
            Denial.badToken("The token is not accepted: it has no time of issue (claim iat)."),
            ErrorCodes.AUDIENCE_MISSING,
            OTHER_AUDIENCE,
            ErrorCodes.AUDIENCE_INVALID,
            OTHER_AUDIENCE,
            ErrorCodes.ISSUER_MISSING,
            OTHER_ISSUER,
            ErrorCodes.ISSUER_INVALID,
            OTHER_ISSUER);

    private TokenFailures() {}

    /** Whether no key of the provider has the id that the token names. */
    static boolean isUnknownKey(Throwable failure) {
        return causes(failure).anyMatch(UnresolvableKeyException.class::isInstance);
    }

    static Denial denial(Throwable failure) {
        Optional<InvalidJwtException> invalid = causes(failure)
                .filter(InvalidJwtException.class::isInstance)
                .map(InvalidJwtException.class::cast)
                .findFirst();
        if (invalid.isPresent()) {
            return invalid.get().getErrorDetails().stream()
                    .map(ErrorCodeValidator.Error::getErrorCode)
                    .flatMap(code -> Stream.ofNullable(BY_CLAIM.get(code)))
                    .findFirst()
                    .orElse(Denial.BAD_TOKEN);
        }
        return causes(failure).anyMatch(TokenFailures::isOfProvider) ? Denial.NO_PROVIDER : Denial.BAD_TOKEN;
    }

    private static boolean isOfProvider(Throwable cause) {
        return cause instanceof OIDCException
                || cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
