package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service is started before its database is there. */
@Execution(ExecutionMode.CONCURRENT)
class UnavailableDatabaseIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void a_start_waits_for_a_database_that_comes_later() throws Exception {
        Path data = directory.resolve("data");
        EmbeddedServer first = EmbeddedServer.start(data, Optional.empty());
        int port = first.port();
        Map<String, String> environment = environment(port, first.user(), first.password());
        first.close();

        try (PackagedService service = PackagedService.start(directory, environment)) {
            await().atMost(LONG).until(() -> service.said().contains("Waiting for the database"));
            assertThat(service.said())
                    .contains("postgresql://127.0.0.1:" + port + "/lifeguard", "refused")
                    .doesNotContain(first.password());
            assertThat(service.isReady()).isFalse();
            try (EmbeddedServer later = EmbeddedServer.start(data, Optional.of(port))) {
                assertThat(later.password()).isEqualTo(first.password());
                service.awaitReady();
                assertThat(service.said()).contains("The database accepts connections after");
            }
        }
    }

    @Test
    void a_start_waits_for_a_database_that_is_not_created_yet() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            Map<String, String> environment = environment(server.port(), server.user(), server.password());
            environment.put("LIFEGUARD_DATASOURCE_URL", "postgresql://127.0.0.1:" + server.port() + "/absent");
            environment.put("LIFEGUARD_DATABASE_STARTUP_TIMEOUT", "4s");
            try (PackagedService service = PackagedService.start(directory, environment)) {
                assertThat(service.ended()).isEqualTo(1);
                assertThat(service.said().lines().toList())
                        .hasSize(2)
                        .last()
                        .asString()
                        .contains("cannot be used after 4 s", "database \"absent\" does not exist");
            }
        }
    }

    @Test
    void a_wrong_password_is_reported_at_once() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            Map<String, String> environment = environment(server.port(), server.user(), "wrong");
            environment.put("LIFEGUARD_DATABASE_STARTUP_TIMEOUT", "10m");
            try (PackagedService service = PackagedService.start(directory, environment)) {
                assertThat(service.ended()).isEqualTo(1);
                assertThat(service.said())
                        .contains("cannot be used", "password")
                        .doesNotContain("Waiting for", "wrong");
            }
        }
    }

    @Test
    void a_database_that_does_not_come_ends_the_start_with_one_line() throws Exception {
        Map<String, String> environment = environment(FreePort.next(), "nobody", "secret");
        environment.put("LIFEGUARD_DATABASE_STARTUP_TIMEOUT", "0s");
        try (PackagedService service = PackagedService.start(directory, environment)) {
            assertThat(service.ended()).isEqualTo(1);
            assertThat(service.said().lines())
                    .singleElement()
                    .asString()
                    .contains("cannot be used after 0 s (lifeguard.database.startup-timeout)", "refused");
        }
    }

    private static Map<String, String> environment(int port, String user, String password) {
        return new HashMap<>(Map.of(
                "LIFEGUARD_DATASOURCE_URL",
                "postgresql://127.0.0.1:" + port + "/lifeguard",
                "QUARKUS_DATASOURCE_USERNAME",
                user,
                "QUARKUS_DATASOURCE_PASSWORD",
                password));
    }
}
