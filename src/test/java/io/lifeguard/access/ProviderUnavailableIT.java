package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** While the identity provider is away nobody is let in; once it is there everybody is who may. */
@Execution(ExecutionMode.CONCURRENT)
class ProviderUnavailableIT {
    private static final String ASK = "{ clients { client } }";

    @TempDir
    Path directory;

    @Test
    void it_starts_without_it_refuses_everybody_and_goes_on_by_itself() throws Exception {
        RsaJsonWebKey key = Issuer.newKey("first");
        int port = FreePort.next();
        String token = "Bearer "
                + new TokenBuilder("http://127.0.0.1:" + port, key)
                        .with("groups", List.of("viewer"))
                        .signed();
        try (SecuredService service = SecuredService.launch(
                        directory,
                        Map.of(
                                "quarkus.http.host",
                                "0.0.0.0",
                                "quarkus.oidc.auth-server-url",
                                "http://127.0.0.1:" + port,
                                "quarkus.oidc.token.audience",
                                "lifeguard"))
                .started()) {
            assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(service.ask(ASK).status()).isEqualTo(401);
            Response away = service.ask(ASK, "Authorization", token);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.json().at("/errors/0/extensions/code").asText()).isEqualTo("UNAVAILABLE");
            Response imported = service.sendExport("users", "SipAddress\r\n", "Authorization", token);
            assertThat(imported.status()).isEqualTo(503);
            assertThat(imported.header("Content-Type")).hasValue("application/problem+json");
            assertThat(imported.header("Retry-After")).isPresent();
            try (Issuer issuer = new Issuer(port, key)) {
                assertThat(service.ask(ASK, "Authorization", token).status()).isEqualTo(200);
                int asked = issuer.asked();
                for (int i = 0; i < 20; i++) {
                    assertThat(service.ask(ASK, "Authorization", token).status())
                            .isEqualTo(200);
                }
                assertThat(issuer.asked())
                        .as("nothing is asked for each request")
                        .isEqualTo(asked);
            }
            assertThat(service.ask(ASK, "Authorization", token).status())
                    .as("its keys are known by now")
                    .isEqualTo(200);
            String unknown = "Bearer "
                    + new TokenBuilder("http://127.0.0.1:" + port, Issuer.newKey("second"))
                            .with("groups", List.of("viewer"))
                            .signed();
            assertThat(service.ask(ASK, "Authorization", unknown).status())
                    .as("of a key that cannot be fetched")
                    .isIn(401, 503);
        }
    }
}
