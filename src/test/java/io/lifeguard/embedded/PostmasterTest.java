package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By its processes, a server that neither serves nor recovers is told apart from all others. */
class PostmasterTest {

    @Test
    void a_server_without_a_startup_process_that_does_not_serve_is_stuck() {
        // as PostgreSQL 18.4 was after its startup process had found the disk full
        assertThat(isStuck(
                        "postgres: io worker 0",
                        "postgres: io worker 1",
                        "postgres: io worker 2",
                        "postgres: checkpointer",
                        "postgres: background writer"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres: checkpointer,postgres: background writer,postgres: walwriter,postgres: autovacuum launcher",
                "postgres: checkpointer,postgres: background writer,postgres: startup recovering 000000010000000000000001",
                "postgres: startup",
                "postgres: io worker 0",
                ""
            })
    void a_server_that_serves_recovers_starts_or_ends_is_not(String titles) {
        assertThat(isStuck(titles.split(","))).isFalse();
    }

    @Test
    void the_processes_of_a_server_that_serves_are_told_apart(@TempDir Path directory) {
        boolean isLinux = Files.exists(Path.of("/proc/self/cmdline"));
        assumeThat(isLinux).as("Linux").isTrue(); // titles are read from /proc, which other systems have not
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            Postmaster running = new Postmaster(server.process().orElseThrow(), server.port());
            List<String> titles = new ArrayList<>(running.titles());
            assertThat(Postmaster.isStuck(titles)).isFalse();
            assertThat(titles.removeIf(title -> title.startsWith("postgres: walwriter")))
                    .isTrue();
            assertThat(Postmaster.isStuck(titles)).isTrue();
        }
    }

    private static boolean isStuck(String... titles) {
        return Postmaster.isStuck(List.of(titles));
    }
}
