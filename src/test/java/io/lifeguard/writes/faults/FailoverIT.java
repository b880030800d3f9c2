package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.BaseBackup;
import io.lifeguard.testing.PackagedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
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
                EmbeddedServer standby = standbyOf(primary, live)) {
            service.during(
                    "failed over",
                    () -> {
                        primary.process().orElseThrow().destroyForcibly();
                        // restarted as its supervisor would; nothing connects to it any more
                        service.redirectTo(1);
                        primary.stop();
                    },
                    () -> {
                        assertThat(asked(standby, "select pg_promote()")).isEqualTo("t");
                        service.redirectTo(standby.port());
                    });
        }
    }

    /** Returns once every commit of the primary waits for it. */
    private EmbeddedServer standbyOf(EmbeddedServer primary, Path live) throws Exception {
        Files.writeString(
                live.resolve("postgresql").resolve("pg_hba.conf"),
                "host replication postgres 127.0.0.1/32 scram-sha-256\n",
                UTF_8,
                StandardOpenOption.APPEND);
        ServiceUnderLoad.asSuperuser(primary, "select pg_reload_conf()");
        Path copy = directory.resolve("standby");
        try (Connection superuser = ServiceUnderLoad.superuser(primary)) {
            BaseBackup.of(live, superuser).to(copy, () -> null);
        }
        Path cluster = copy.resolve("postgresql");
        Files.createFile(cluster.resolve("standby.signal"));
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=standby'%n"
                        .formatted(primary.port(), primary.superuser(), primary.superuserPassword()),
                UTF_8,
                StandardOpenOption.APPEND);
        EmbeddedServer standby = EmbeddedServer.start(copy, Optional.empty());
        ServiceUnderLoad.asSuperuser(
                primary, "alter system set synchronous_standby_names = 'standby'", "select pg_reload_conf()");
        within(PATIENCE).until(() -> "sync".equals(asked(primary, "select max(sync_state) from pg_stat_replication")));
        return standby;
    }

    private static String asked(EmbeddedServer server, String question) throws Exception {
        try (Connection connection = ServiceUnderLoad.superuser(server);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
