package io.lifeguard.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A token in the making. As it begins it is right, and holds for five minutes. */
public final class TokenBuilder {
    private final Map<String, Object> claims = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>(Map.of("alg", "RS256"));
    private final RsaJsonWebKey key;

    TokenBuilder(String issuer, RsaJsonWebKey key) {
        this.key = key;
        headers.put("kid", key.getKeyId());
        long now = Instant.now().getEpochSecond();
        claims.putAll(Map.of(
                "iss", issuer, "aud", "lifeguard", "sub", "somebody", "iat", now, "exp", now + 300, "typ", "Bearer"));
    }

    /** Of the issuer that the service of the present test trusts. */
    public static TokenBuilder ofTrusted() {
        try {
            return new TokenBuilder(config(IssuerResource.URL), (RsaJsonWebKey)
                    PublicJsonWebKey.Factory.newPublicJwk(config(IssuerResource.KEY)));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of somebody with a role, as the claims of the test's issuer have it. */
    public static String of(String subject, String... roles) {
        return ofTrusted().with("sub", subject).roles(roles).signed();
    }

    /** The same, for a little while. */
    public static String expiringIn(Duration time, String subject, String... roles) {
        return ofTrusted()
                .with("sub", subject)
                .roles(roles)
                .expiring(time.toSeconds())
                .signed();
    }

    TokenBuilder roles(String... roles) {
        return with("groups", Map.of("chat", List.of(roles)));
    }

    TokenBuilder with(String claim, @Nullable Object value) {
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return this;
    }

    TokenBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** @param fromNow seconds, also negative */
    TokenBuilder expiring(long fromNow) {
        long now = Instant.now().getEpochSecond();
        return with("iat", now + Math.min(0, fromNow) - 60).with("exp", now + fromNow);
    }

    TokenBuilder audience(String... audience) {
        return with("aud", new ArrayList<>(List.of(audience)));
    }

    String signed() {
        return signedBy(key);
    }

    /** @param other whatever the header says */
    String signedBy(RsaJsonWebKey other) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            headers.forEach(token::setHeader);
            token.setPayload(JsonUtil.toJson(claims));
            token.setKey(other.getPrivateKey());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String payload() {
        return JsonUtil.toJson(claims);
    }

    RsaJsonWebKey key() {
        return key;
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
