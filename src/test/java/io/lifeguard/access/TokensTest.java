package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is not in order lets nobody in. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class TokensTest {
    private static final String WRITE = "mutation { putUser(user: {sipAddress: \"sip:new@contoso.com\"}) { applied } }";
    private static final String REFUSED = "Bearer error=\"invalid_token\"";

    @Inject
    AgroalDataSource dataSource;

    /** What is wrong with a token of an administrator. */
    private enum Wrong {
        EXPIRED(token -> token.expiring(-30).signed()),
        WITHOUT_AN_END(token -> token.with("exp", null).signed()),
        FROM_TOMORROW(token -> token.with("nbf", System.currentTimeMillis() / 1000 + 86_400)
                .expiring(2 * 86_400)
                .signed()),
        FOR_SOMEBODY_ELSE(token -> token.with("aud", "payroll").signed()),
        FOR_NOBODY(token -> token.with("aud", null).signed()),
        BY_SOMEBODY_ELSE(token -> token.with("iss", "https://evil.example").signed()),
        BY_NOBODY(token -> token.with("iss", null).signed()),
        NOT_SAID_WHEN(token -> token.with("iat", null).signed()),
        ABOUT_NOBODY(token -> token.with("sub", null).signed()),
        ABOUT_A_BLANK(token -> token.with("sub", " ").signed()),
        ABOUT_CONTROL_CHARACTERS(token -> token.with("sub", "a\u0000b\n").signed()),
        ABOUT_A_BOOK(token -> token.with("sub", "a".repeat(256)).signed()),
        SIGNED_BY_ANOTHER_KEY(token -> token.signedBy(Issuer.newKey("first"))),
        SIGNED_BY_AN_UNKNOWN_KEY(token -> token.header("kid", "second").signedBy(Issuer.newKey("second"))),
        NOT_SIGNED(token -> part("{\"alg\":\"none\"}") + "." + part(token.payload()) + "."),
        NOT_SIGNED_OF_A_KEY(token -> part("{\"alg\":\"None\",\"kid\":\"first\"}") + "." + part(token.payload()) + "."),
        SIGNED_WITH_THE_PUBLIC_KEY(Wrong::signedWithThePublicKey),
        CHANGED(token -> token.signed().replaceFirst("[.][^.]+[.]", "." + part(token.payload() + " ") + ".")),
        CUT(token -> token.signed().substring(0, 300)),
        WITHOUT_ITS_SIGNATURE(token -> token.signed().replaceFirst("[^.]+$", ""));

        private final Function<TokenBuilder, String> made;

        Wrong(Function<TokenBuilder, String> made) {
            this.made = made;
        }

        String token() {
            return made.apply(TokenBuilder.ofTrusted().roles("chat-admins"));
        }

        private static String part(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        private static String signedWithThePublicKey(TokenBuilder token) {
            try {
                JsonWebSignature signature = new JsonWebSignature();
                signature.setHeader("alg", "HS256");
                signature.setHeader("kid", "first");
                signature.setPayload(token.payload());
                signature.setKey(new HmacKey(token.key().getPublicKey().getEncoded()));
                return signature.getCompactSerialization();
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void the_token_that_the_others_are_made_of_is_right() {
        Org.clear(dataSource);
        String token = "Bearer " + TokenBuilder.ofTrusted().roles("chat-admins").signed();
        assertThat(SignedInCaller.askWith(token, WRITE).errors()).isEmpty();
        assertThat(SignedInCaller.askWith("bearer" + token.substring(6), "{ clients { client } }")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_is_wrong_is_refused(Wrong what) {
        assertThatItIsRefused("Bearer " + what.token(), REFUSED);
    }

    /** What the issuer has signed may be told; a token of anybody else is told nothing about. */
    @ParameterizedTest
    @CsvSource({
        "WITHOUT_AN_END, expiry (claim exp)",
        "EXPIRED, expired",
        "FROM_TOMORROW, not valid yet",
        "FOR_SOMEBODY_ELSE, audience (claim aud)",
        "FOR_NOBODY, audience (claim aud)",
        "BY_SOMEBODY_ELSE, issuer (claim iss)",
        "BY_NOBODY, issuer (claim iss)",
        "NOT_SAID_WHEN, time of issue (claim iat)",
        "ABOUT_NOBODY, subject (claim sub)",
        "ABOUT_A_BLANK, subject (claim sub)",
        "ABOUT_CONTROL_CHARACTERS, subject (claim sub)",
        "ABOUT_A_BOOK, subject (claim sub)",
        "SIGNED_BY_ANOTHER_KEY, 'must be valid now, signed by the identity provider'",
        "NOT_SIGNED, 'must be valid now, signed by the identity provider'",
    })
    void a_refusal_says_what_the_token_lacks(Wrong what, String reason) {
        Response answer = SignedInCaller.askWith("Bearer " + what.token(), WRITE);
        assertThat(answer.json().at("/errors/0/message").asText()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YWRtaW46YWRtaW4=",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "x",
                "Bearer ..",
                "Token eyJ"
            })
    void what_is_no_token_is_refused(String authorization) {
        assertThatItIsRefused(authorization, REFUSED);
    }

    @Test
    void without_a_token_nobody_is_let_in() {
        Response graphql = TestService.ask(WRITE);
        assertThat(graphql.status()).isEqualTo(401);
        assertThat(graphql.errors()).containsExactly("UNAUTHENTICATED ");
        assertThat(graphql.header("WWW-Authenticate")).hasValue("Bearer");
        Response link =
                TestService.get("/graphql?query=%7B__typename%7D", "Accept", "application/graphql-response+json");
        assertThat(link.status()).isEqualTo(401);
        assertThat(link.header("Content-Type")).hasValue("application/graphql-response+json; charset=utf-8");
        Response imported = TestService.sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:a@b.c,True,");
        assertThat(imported.status()).isEqualTo(401);
        assertThat(imported.header("Content-Type")).hasValue("application/problem+json");
        assertThat(imported.header("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void a_large_body_without_a_token_is_refused_and_the_connection_goes_on() {
        String body = "x".repeat(4 << 20);
        for (int i = 0; i < 3; i++) {
            assertThat(TestService.post("/graphql", "application/json", body).status())
                    .isEqualTo(401);
            assertThat(TestService.post("/api/imports/users", "text/csv", body).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_without_a_role_of_ours_is_forbidden_everything() {
        for (List<String> roles : List.of(List.<String>of(), List.of("viewer"), List.of("Provisioner", "chat-admin"))) {
            String authorization = "Bearer " + TokenBuilder.of("eve", roles.toArray(String[]::new));
            Response answer = SignedInCaller.askWith(authorization, "{ clients { client } }");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.errors()).containsExactly("FORBIDDEN ");
            assertThat(SignedInCaller.sendExportWith(authorization, "users", "SipAddress")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_highest_of_several_roles_counts() {
        String authorization = "Bearer " + TokenBuilder.of("ada", "auditors", "nonsense", "chat-admins");
        assertThat(SignedInCaller.askWith(
                                authorization,
                                "mutation { deletePolicy(identity: \"Global\", dryRun: true) { applied } }")
                        .errors())
                .isEmpty();
    }

    private void assertThatItIsRefused(String authorization, String challenge) {
        Response answer = SignedInCaller.askWith(authorization, WRITE);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errors()).containsExactly("UNAUTHENTICATED ");
        assertThat(answer.header("WWW-Authenticate")).hasValue(challenge);
        assertThat(answer.body()).doesNotContainIgnoringCase("exception").doesNotContain("jose4j");
        Response imported = SignedInCaller.sendExportWith(
                authorization, "users", "SipAddress,Enabled,RegistrarPool", "sip:a@b.c,True,");
        assertThat(imported.status()).isEqualTo(401);
        assertThat(imported.json().get("status").asInt()).isEqualTo(401);
        assertThat(imported.header("WWW-Authenticate")).hasValue(challenge);
        assertThat(Tables.column(dataSource, "select sip_address from users where sip_address like 'sip:a@%'"))
                .isEmpty();
    }
}
