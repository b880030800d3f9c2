package io.lifeguard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.access.IssuerResource;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Where callers sign in, the page is open to everybody, and says where to sign in. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class ConsoleSignInTest {
    private static String issuer() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    }

    @Test
    void the_page_needs_no_token_and_may_send_requests_to_the_provider() {
        assertThat(TestService.get("/ask").status()).isEqualTo(200);
        assertThat(TestService.get("/").header("Content-Security-Policy").orElseThrow())
                .contains("connect-src 'self' " + issuer() + ";");
        assertThat(TestService.get("/console.json/more").status()).isEqualTo(401);
    }

    @Test
    void the_description_has_what_a_public_client_needs() {
        JsonNode signIn = TestService.get("/console.json").json().get("signIn");
        assertThat(signIn.get("issuer").asText()).isEqualTo(issuer());
        assertThat(signIn.get("clientId").asText()).isEqualTo("lifeguard-console");
        assertThat(signIn.get("scope").asText()).isEqualTo("openid");
    }
}
