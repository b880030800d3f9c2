package io.lifeguard.embedded;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Tag("one-jdk")
class KilledTest {
    @TempDir
    Path directory;

    @Test
    void the_orphaned_server_of_a_killed_service_gives_way_to_the_next_start() throws Exception {
        ServiceProcess service = ServiceProcess.launch(directory).started();
        Postmaster orphan =
                Postmaster.of(directory.toRealPath().resolve("postgresql")).orElseThrow();
        service.kill();
        assertThat(orphan.process().isAlive()).isTrue();
        try (EmbeddedServer next = start()) {
            assertThat(next.process().orElseThrow().pid())
                    .isNotEqualTo(orphan.process().pid());
            assertThat(Sql.value(next, "select 1")).isEqualTo("1");
        }
        // a shut-down server, not a crashed one
        assertThat(Files.readString(directory.resolve("server.log")))
                .contains("database system is shut down")
                .doesNotContain("database system was interrupted");
    }

    @Test
    void a_service_that_is_told_to_end_takes_its_server_with_it() throws Exception {
        ServiceProcess.launch(directory).started().terminate();
        assertThat(Postmaster.of(directory.toRealPath().resolve("postgresql"))).isEmpty();
        assertThat(directory.resolve("postgresql").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_process_number_that_was_given_to_a_stranger_neither_blocks_the_start_nor_costs_the_stranger_its_life()
            throws Exception {
        start().stop();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path cluster = directory.toRealPath().resolve("postgresql");
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    String.join("\n", Long.toString(stranger.pid()), cluster.toString(), "1700000000", "5432", "", ""));
            try (EmbeddedServer next = start()) {
                assertThat(Sql.value(next, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void what_a_killed_start_leaves_of_its_first_question_is_deleted() throws Exception {
        Files.createTempFile(directory, ".probe", null);
        try (EmbeddedServer next = start()) {
            assertThat(Sql.value(next, "select 1")).isEqualTo("1");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith(".probe"));
        }
    }

    @Test
    void a_start_that_was_killed_half_way_through_is_forgotten_by_the_next() throws Exception {
        for (int kill = 0; kill < 6; kill++) {
            ServiceProcess service = ServiceProcess.launch(directory);
            pause(ThreadLocalRandom.current().nextInt(300, 1_200));
            service.kill();
        }
        try (EmbeddedServer next = start()) {
            assertThat(Sql.value(next, "select 1")).isEqualTo("1");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("credentials", "lifeguard.lock", "postgresql", "server.log");
        }
    }

    @Test
    void a_server_that_is_killed_comes_back_on_the_same_port_with_all_it_had_acknowledged() throws Exception {
        try (EmbeddedServer server = start()) {
            Sql.execute(server, "create table kept as select 42 as answer");
            ProcessHandle killed = server.process().orElseThrow();
            killed.destroyForcibly();
            eventually(() -> Sql.value(server, "select answer from kept"), "42");
            assertThat(server.process().orElseThrow().pid()).isNotEqualTo(killed.pid());
        }
    }

    @Test
    void two_processes_that_unpack_at_once_and_one_that_was_killed_share_one_cache() throws Exception {
        Path cache = directory.resolve("cache");
        Map<String, String> environment = Map.of("LIFEGUARD_CACHE_DIR", cache.toString());
        ServiceProcess killed = ServiceProcess.launch(directory.resolve("0"), environment);
        eventually(
                () -> Integer.toString(namesIn(cache).stream()
                        .mapToInt(name -> name.contains(".part-") ? 1 : 0)
                        .sum()),
                "1");
        killed.kill();
        try (ServiceProcess one = ServiceProcess.launch(directory.resolve("1"), environment);
                ServiceProcess two = ServiceProcess.launch(directory.resolve("2"), environment)) {
            one.started();
            two.started();
        }
        String name = "postgresql-" + ServerVersion.bundled().full() + "-" + ServerPlatform.current();
        assertThat(namesIn(cache)).containsExactlyInAnyOrder(name, name + ".lock");
    }

    @Test
    void root_runs_the_server_as_nobody_where_the_kernel_forbids_user_namespaces() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root needs this").isEqualTo("root");
        // like a directory under /var/lib: others may pass through
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Path setpriv = Path.of("/usr/bin/setpriv");
        assumeThat(setpriv).as("util-linux").exists();
        for (Path program : List.of(setpriv, Path.of("/bin/true"))) {
            Files.createSymbolicLink(programs.resolve(program.getFileName()), program);
        }
        Path data = directory.resolve("data");
        EmbeddedServer.start(data, Optional.empty()).stop();
        Map<String, String> environment = Map.of(
                "PATH", programs.toString(),
                // not in root's home, which nobody may enter
                "LIFEGUARD_CACHE_DIR", directory.resolve("cache").toString());
        try (ServiceProcess service = ServiceProcess.launch(data, environment).started()) {
            assertThat(service.pid()).isPositive();
            Postmaster server =
                    Postmaster.of(data.toRealPath().resolve("postgresql")).orElseThrow();
            assertThat(server.process().info().user()).contains("nobody");
        }
        // and back
        try (EmbeddedServer next = EmbeddedServer.start(data, Optional.empty())) {
            assertThat(Sql.value(next, "select 1")).isEqualTo("1");
        }
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(directory, Optional.empty());
    }

    private static List<String> namesIn(Path directory) throws java.io.IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        }
    }

    private interface Question {
        String ask() throws Exception;
    }

    private static void eventually(Question question, String expected) {
        within(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(question.ask()).isEqualTo(expected));
    }
}
