package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Authorization API is for callers who have signed in; its configuration is for everybody. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
@Tag("one-jdk")
class AuthzenSignInTest {
    @ParameterizedTest
    @ValueSource(strings = {"evaluation", "evaluations", "search/subject", "search/resource", "search/action"})
    void a_request_without_a_valid_token_is_refused_with_a_challenge(String path) {
        Response withoutToken = TestService.post("/access/v1/" + path, "application/json", "{}", "X-Request-ID", "a1");
        assertThat(withoutToken.status()).isEqualTo(401);
        assertThat(withoutToken.header("WWW-Authenticate")).contains("Bearer");
        assertThat(withoutToken.header("X-Request-ID")).contains("a1");
        Response badToken =
                TestService.post("/access/v1/" + path, "application/json", "{}", "Authorization", "Bearer a.b.c");
        assertThat(badToken.status()).isEqualTo(401);
        assertThat(badToken.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_role_may_evaluate(SignedInCaller caller) {
        Response response = TestService.post(
                "/access/v1/evaluation", "application/json", "{}", "Authorization", "Bearer " + caller.token());
        assertThat(response.status()).as("malformed, and so it was read").isEqualTo(400);
    }

    @Test
    void the_configuration_needs_no_token() {
        assertThat(TestService.get("/.well-known/authzen-configuration").status())
                .isEqualTo(200);
    }
}
