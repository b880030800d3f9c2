package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A standby that streams, synchronously, from the server that the service writes to, and takes its place under load once
 * that is killed: what was acknowledged is there, and revisions go on from where they were.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class FailoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void failed_over() throws Exception {
        Path live = directory.resolve("live");
        try (EmbeddedServer primary = EmbeddedServer.start(live, Optional.empty());
                ServiceUnderLoad service = ServiceUnderLoad.start(directory, primary);
                Standby standby = Standby.of(primary, live, directory.resolve("standby"))) {
            commitOnBoth(primary);
            failOver(service, primary, standby, "failed over");
        }
    }

    /** A service that reads from a standby goes on when that standby becomes the primary. */
    @Test
    void failed_over_to_the_read_replica() throws Exception {
        Path live = directory.resolve("live");
        try (EmbeddedServer primary = EmbeddedServer.start(live, Optional.empty())) {
            // makes the schema, so that the standby has it
            ServiceUnderLoad.start(directory, primary).close();
            try (Standby standby = Standby.of(primary, live, directory.resolve("standby"));
                    ServiceUnderLoad service = ServiceUnderLoad.withReplica(
                            directory, primary, standby.server().port(), Map.of())) {
                commitOnBoth(primary);
                failOver(service, primary, standby, "failed over to the read replica");
                assertThat(service.service().said()).contains("Read replica: not used: it is not a standby");
            }
        }
    }

    private static void failOver(ServiceUnderLoad service, EmbeddedServer primary, Standby standby, String name)
            throws Exception {
        service.during(
                name,
                () -> {
                    primary.process().orElseThrow().destroyForcibly();
                    // restarted as its supervisor would; nothing connects to it any more
                    service.redirectTo(1);
                    primary.stop();
                },
                () -> {
                    standby.promote();
                    service.redirectTo(standby.server().port());
                });
    }

    /** Returns once every commit of the primary waits for the standby. */
    private static void commitOnBoth(EmbeddedServer primary) throws Exception {
        ServiceUnderLoad.asSuperuser(
                primary, "alter system set synchronous_standby_names = 'standby'", "select pg_reload_conf()");
        within(PATIENCE)
                .until(() -> "sync".equals(Standby.asked(primary, "select max(sync_state) from pg_stat_replication")));
    }
}
