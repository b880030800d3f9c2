package io.lifeguard.writes.faults;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.embedded.MountedDisk;
import io.lifeguard.testing.PackagedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A database whose disk is full under load: it says so while it can, and ends where its own log finds no room. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class DiskFullIT {
    @TempDir
    Path directory;

    @Test
    void disk_full() throws Exception {
        onADisk((server, service, disk) -> {
            Path[] filler = new Path[1];
            service.during("disk full", () -> filler[0] = disk.fill(), () -> Files.delete(filler[0]));
        });
    }

    @Test
    void disk_full_for_the_servers_own_log() throws Exception {
        onADisk((server, service, disk) -> {
            Path[] filler = new Path[1];
            service.during(
                    "disk full, so that the server ends",
                    () -> {
                        filler[0] = disk.fill();
                        endLogs(server);
                    },
                    () -> Files.delete(filler[0]));
        });
    }

    private interface OnADisk {
        void goes(EmbeddedServer server, ServiceUnderLoad service, MountedDisk disk) throws Exception;
    }

    private void onADisk(OnADisk test) throws Exception {
        try (MountedDisk disk = MountedDisk.mount(directory, "400m");
                EmbeddedServer server = EmbeddedServer.start(disk.root().resolve("data"), Optional.empty());
                ServiceUnderLoad service = ServiceUnderLoad.start(directory, server)) {
            test.goes(server, service, disk);
        }
    }

    /** Until the server has no file left for what it is to write next. */
    private static void endLogs(EmbeddedServer server) {
        try {
            while (true) {
                ServiceUnderLoad.asSuperuser(
                        server,
                        "select pg_logical_emit_message(false, 'full', repeat('x', 8000))",
                        "select pg_switch_wal()");
            }
        } catch (java.sql.SQLException ended) {
            // as it was to be
        }
    }
}
