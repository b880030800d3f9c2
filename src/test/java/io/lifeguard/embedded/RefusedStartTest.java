package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Tag("one-jdk")
class RefusedStartTest {
    @TempDir
    Path directory;

    @Test
    void a_second_start_on_the_same_directory_is_refused() {
        try (EmbeddedServer first = start(directory)) {
            refused(directory)
                    .hasMessageContaining("in use by another Lifeguard")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("port " + first.port());
            // and the first one's lock still holds
            refused(directory).hasMessageContaining("in use");
        }
    }

    @Test
    void a_second_service_on_the_same_directory_is_refused() throws Exception {
        try (ServiceProcess first = ServiceProcess.launch(directory).started()) {
            refused(directory).hasMessageContaining("in use").hasMessageContaining("process " + first.pid());
            try (ServiceProcess third = ServiceProcess.launch(directory)) {
                assertThat(third.answer()).contains("in use").contains("process " + first.pid());
            }
        }
        start(directory).stop();
    }

    @Test
    void a_port_that_is_taken_is_refused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            refused(directory, taken.getLocalPort()).hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void a_port_that_is_none_is_refused() {
        refused(directory, 70_000).hasMessageContaining("70000 is not between 1 and 65535");
    }

    @Test
    void a_directory_of_another_version_is_refused_and_left_as_it_is() throws IOException {
        start(directory).stop();
        Path version = directory.resolve("postgresql").resolve("PG_VERSION");
        Files.writeString(version, "15\n");
        refused(directory)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL " + ServerVersion.bundled().major())
                .hasMessageContaining("export it");
        Files.delete(version);
        refused(directory).hasMessageContaining("damaged");
    }

    @Test
    void a_file_is_no_data_directory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        refused(file).hasMessageContaining("is a file");
        refused(file.resolve("below")).hasMessageContaining("is a file");
    }

    @Test
    void a_directory_that_holds_something_else_is_refused() throws IOException {
        Files.writeString(directory.resolve("thesis.tex"), "x");
        refused(directory).hasMessageContaining("neither empty nor").hasMessageContaining("thesis.tex");
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("thesis.tex"));
    }

    @Test
    void a_cluster_that_somebody_else_made_is_refused() throws IOException {
        Files.writeString(directory.resolve("PG_VERSION"), "16\n");
        refused(directory).hasMessageContaining("PostgreSQL 16 cluster that Lifeguard did not make");
    }

    @Test
    void a_fresh_volume_with_its_lost_and_found_is_empty() throws IOException {
        Files.createDirectory(directory.resolve("lost+found"));
        start(directory).stop();
    }

    @Test
    void a_name_that_a_shell_would_expand_is_refused() {
        refused(directory.resolve("$(reboot)")).hasMessageContaining("dollar");
    }

    @Test
    void data_of_another_user_is_refused() throws Exception {
        assumeThat(isRoot()).as("only root can give files away").isTrue();
        start(directory).stop();
        Path cluster = directory.resolve("postgresql");
        Files.setOwner(
                cluster, cluster.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        refused(directory).hasMessageContaining("belongs to the user daemon");
    }

    @Test
    void a_directory_without_permission_is_refused() throws IOException {
        assumeThat(isRoot()).as("root may write everywhere").isFalse();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            refused(directory).hasMessageContaining("cannot be written");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_read_only_file_system_is_refused() throws Exception {
        try (MountedDisk disk = MountedDisk.mount(directory, "100m")) {
            start(disk.root().resolve("data")).stop();
            disk.makeReadOnly();
            refused(disk.root().resolve("data")).hasMessageContaining("is read-only");
            refused(disk.root().resolve("new")).hasMessageContaining("is read-only");
        }
    }

    @Test
    void a_disk_too_small_to_begin_with_is_refused() throws Exception {
        try (MountedDisk disk = MountedDisk.mount(directory, "20m")) {
            refused(disk.root().resolve("data")).hasMessageContaining("is full");
        }
    }

    @Test
    void a_full_disk_is_refused_and_space_is_all_it_takes_to_go_on() throws Exception {
        try (MountedDisk disk = MountedDisk.mount(directory, "100m")) {
            Path data = disk.root().resolve("data");
            start(data).stop();
            Path filler = disk.fill();
            refused(data).hasMessageContaining("is full");
            Files.delete(filler);
            start(data).stop();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static EmbeddedServer start(Path directory) {
        return EmbeddedServer.start(directory, Optional.empty());
    }

    private static AbstractThrowableAssert<?, ?> refused(Path directory) {
        return oneLine(assertThatThrownBy(() -> start(directory)));
    }

    private static AbstractThrowableAssert<?, ?> refused(Path directory, int port) {
        return oneLine(assertThatThrownBy(() -> EmbeddedServer.start(directory, Optional.of(port))));
    }

    private static AbstractThrowableAssert<?, ?> oneLine(AbstractThrowableAssert<?, ? extends Throwable> failure) {
        return failure.isInstanceOf(ServerStartException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    }
}
