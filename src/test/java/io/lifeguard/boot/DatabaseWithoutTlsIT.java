package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A PostgreSQL without TLS: refused where the URL demands it, used where it does not. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseWithoutTlsIT {
    @TempDir
    Path directory;

    @Test
    void tls_that_is_demanded_and_not_there_prevents_startup_and_is_not_missed_otherwise() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            String url = "postgresql://127.0.0.1:" + server.port() + "/lifeguard";
            Map<String, String> user = Map.of(
                    "QUARKUS_DATASOURCE_USERNAME", server.user(), "QUARKUS_DATASOURCE_PASSWORD", server.password());
            try (PackagedService demanding = start(url + "?sslmode=require", user)) {
                assertThat(demanding.ended()).isEqualTo(1);
                assertThat(demanding.said().lines().reduce((earlier, last) -> last))
                        .get()
                        .asString()
                        .contains("cannot be used", "does not support SSL");
            }
            try (PackagedService relaxed = start(url + "?search_path=public", user)) {
                relaxed.awaitReady();
            }
        }
    }

    private PackagedService start(String url, Map<String, String> user) throws Exception {
        Map<String, String> environment = new java.util.HashMap<>(user);
        environment.put("LIFEGUARD_DATASOURCE_URL", url);
        return PackagedService.start(directory, environment);
    }
}
