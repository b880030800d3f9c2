package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions over REST are for every role, and for nobody without one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class DecisionsSignInTest {
    private static final String GET_ONE =
            "/api/eligibility?user=nobody@contoso.com&client=LYNC_2013&pool=no.contoso.com";

    @ParameterizedTest
    @CsvSource({"GET," + GET_ONE, "POST,/api/eligibilities", "GET,/api/users/nobody@contoso.com/eligibilities"})
    void a_request_without_a_valid_token_is_refused_with_a_challenge(String method, String path) {
        Response withoutToken = TestService.send(method, path, "");
        assertThat(withoutToken.status()).isEqualTo(401);
        assertThat(withoutToken.header("WWW-Authenticate")).contains("Bearer");
        assertThat(TestService.send(method, path, "", "Authorization", "Bearer a.b.c")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void every_role_may_ask(SignedInCaller caller) {
        String[] token = {"Authorization", "Bearer " + caller.token()};
        assertThat(TestService.get(GET_ONE, token).status()).isEqualTo(404);
        assertThat(TestService.get("/api/users/nobody@contoso.com/eligibilities", token)
                        .status())
                .isEqualTo(404);
        assertThat(TestService.post("/api/eligibilities", "application/json", "{\"questions\": []}", token)
                        .status())
                .isEqualTo(200);
    }
}
