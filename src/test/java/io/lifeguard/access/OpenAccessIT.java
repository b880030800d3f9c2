package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service does not listen where others can connect, unless somebody has said who may. */
@Execution(ExecutionMode.CONCURRENT)
class OpenAccessIT {
    @TempDir
    Path directory;

    @Test
    void listening_elsewhere_without_an_identity_provider_it_does_not_start_and_says_what_to_set() throws Exception {
        try (SecuredService service = SecuredService.launch(directory, Map.of("quarkus.http.host", "0.0.0.0"))) {
            List<String> said = service.refused();
            assertThat(said).hasSize(1);
            assertThat(said.get(0))
                    .startsWith("quarkus.http.host (QUARKUS_HTTP_HOST) is 0.0.0.0")
                    .contains("quarkus.oidc.auth-server-url", "lifeguard.security=open");
            assertThat(directory.resolve("data")).doesNotExist();
        }
    }

    @Test
    void a_provider_without_an_audience_does_not_do() throws Exception {
        try (SecuredService service = SecuredService.launch(
                directory, Map.of("quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/chat"))) {
            assertThat(service.refused()).singleElement().asString().startsWith("quarkus.oidc.token.audience");
        }
    }

    @Test
    void only_if_it_is_told_to_stand_open_it_does_and_says_so_loudly() throws Exception {
        try (SecuredService service = SecuredService.launch(
                        directory, Map.of("quarkus.http.host", "0.0.0.0", "lifeguard.security", "open"))
                .started()) {
            assertThat(service.said()).contains("WARN").contains("EVERY CALLER IS AN ADMINISTRATOR");
            assertThat(service.ask("mutation { deletePolicy(identity: \"Global\") { applied } }")
                            .body())
                    .contains("\"applied\":true");
            assertThat(service.ask("{ changes { nodes { actor } } }", "Authorization", "Bearer nonsense")
                            .status())
                    .as("a token means nothing here")
                    .isEqualTo(200);
        }
    }

    @Test
    void by_itself_it_listens_on_loopback_and_calls_nobody() throws Exception {
        try (SecuredService service = SecuredService.launch(directory, Map.of()).started()) {
            assertThat(service.said())
                    .contains("Listening on: http://127.0.0.1:")
                    .doesNotContain("OIDC");
            assertThat(service.ask("{ clients { client } }").status()).isEqualTo(200);
            assertThat(service.get("/graphql?query=%7B__typename%7D", "Origin", "https://evil.example")
                            .status())
                    .isEqualTo(403);
        }
    }
}
