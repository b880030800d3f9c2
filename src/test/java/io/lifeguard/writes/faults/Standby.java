package io.lifeguard.writes.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.BaseBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;

/** A second server of PostgreSQL that streams from a first one. */
record Standby(EmbeddedServer server, Path directory) implements AutoCloseable {
    private static final String CLUSTER = "postgresql";

    /**
     * Starts a standby, which the primary does not wait for.
     *
     * @param live the directory of the primary
     * @param directory a new one
     */
    static Standby of(EmbeddedServer primary, Path live, Path directory) throws Exception {
        Files.writeString(
                live.resolve(CLUSTER).resolve("pg_hba.conf"),
                "host replication postgres 127.0.0.1/32 scram-sha-256\n",
                UTF_8,
                StandardOpenOption.APPEND);
        ServiceUnderLoad.asSuperuser(primary, "select pg_reload_conf()");
        try (Connection superuser = ServiceUnderLoad.superuser(primary)) {
            BaseBackup.of(live, superuser).to(directory, () -> null);
        }
        Path cluster = directory.resolve(CLUSTER);
        Files.createFile(cluster.resolve("standby.signal"));
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=standby'%n"
                        .formatted(primary.port(), primary.superuser(), primary.superuserPassword()),
                UTF_8,
                StandardOpenOption.APPEND);
        return new Standby(EmbeddedServer.start(directory, Optional.empty()), directory);
    }

    /** Applies what it receives so much later, as in {@code 5s}. */
    void delay(String time) throws Exception {
        ServiceUnderLoad.asSuperuser(
                server, "alter system set recovery_min_apply_delay = '" + time + "'", "select pg_reload_conf()");
    }

    /** Ends the recovery: it accepts writes then. */
    void promote() throws Exception {
        if (!asked(server, "select pg_promote()").equals("t")) {
            throw new AssertionError("the standby was not promoted");
        }
    }

    /** The first column of the first row. */
    static String asked(EmbeddedServer server, String question) throws Exception {
        try (Connection connection = ServiceUnderLoad.superuser(server);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
