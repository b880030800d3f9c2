package io.lifeguard.writes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The packaged service under load while its database is not well: what is told is a code to act upon, and soon; what was
 * acknowledged is stored; what was told not to be is not; and service returns by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class FaultsIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration BEFORE = Duration.ofMillis(1500);
    private static final Duration DURING = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(1);

    @TempDir
    static Path directory;

    private EmbeddedServer server;
    private Wire wire;
    private PackagedService service;
    private Door door;

    /** What is done to the database. */
    private interface Fault {
        void happens() throws Exception;
    }

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
        wire = new Wire(server.port());
        service = PackagedService.start(
                        directory,
                        Map.of(
                                "QUARKUS_DATASOURCE_REACTIVE_URL",
                                "postgresql://127.0.0.1:" + wire.port() + "/" + server.database(),
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://127.0.0.1:" + wire.port() + "/" + server.database(),
                                "QUARKUS_DATASOURCE_USERNAME",
                                server.user(),
                                "QUARKUS_DATASOURCE_PASSWORD",
                                server.password(),
                                "LIFEGUARD_DATABASE_READS_WITHIN",
                                "2s",
                                "LIFEGUARD_DATABASE_CONNECTION_WITHIN",
                                "3s"))
                .awaitReady();
        door = Door.at(service.url());
        assertThat(door.write(new PutFrontEndPool("fe.contoso.com", "LYNC_2013", "Redmond"))
                        .applied())
                .isTrue();
    }

    @AfterAll
    void end() throws Exception {
        if (service != null) {
            service.close();
        }
        if (wire != null) {
            wire.close();
        }
        server.close();
    }

    @Test
    void restarted() throws Exception {
        int port = server.port();
        during("restarted", () -> server.stop(), () -> {
            server = EmbeddedServer.start(directory.resolve("data"), Optional.of(port));
        });
    }

    @Test
    void killed() throws Exception {
        during("killed", () -> server.process().orElseThrow().destroyForcibly(), () -> {});
    }

    @Test
    void cut_off() throws Exception {
        int port = server.port();
        during("cut off", () -> wire.leadTo(1), () -> wire.leadTo(port));
    }

    @Test
    void out_of_connections() throws Exception {
        List<Connection> hoard = new ArrayList<>();
        during(
                "out of connections",
                () -> {
                    for (int i = 0; i < 5; i++) {
                        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                                + server.user() + "' and application_name <> 'hoard'");
                        hoard(hoard);
                    }
                },
                () -> {
                    for (Connection each : hoard) {
                        each.close();
                    }
                });
    }

    @Test
    void read_only() throws Exception {
        during(
                "read-only",
                () -> asSuperuser("alter system set default_transaction_read_only = on", "select pg_reload_conf()"),
                () -> asSuperuser(
                        "set default_transaction_read_only = off",
                        "alter system reset default_transaction_read_only",
                        "select pg_reload_conf()"));
    }

    @Test
    void slow() throws Exception {
        Connection lock = superuser();
        during(
                "slow",
                () -> {
                    lock.setAutoCommit(false);
                    try (Statement statement = lock.createStatement()) {
                        statement.execute("lock table users in access exclusive mode");
                    }
                },
                lock::close);
    }

    @Test
    void a_commit_that_the_database_did_not_live_to_tell_of_is_told_as_neither_stored_nor_not() throws Exception {
        asSuperuser(
                "create function goes_away() returns trigger language plpgsql as"
                        + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'",
                "create constraint trigger goes_away after insert on front_end_pools"
                        + " deferrable initially deferred for each row execute function goes_away()");
        try {
            Write write = new PutFrontEndPool("lost.contoso.com", "LYNC_2013", "Redmond");
            JsonObject answer = door.ask(write.mutation(), write.variables());
            assertThat(answer.getJsonArray("errors")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"))
                    .isEqualTo("OUTCOME_UNKNOWN");
        } finally {
            asSuperuser("drop function goes_away cascade");
        }
        assertThat(door.write(new PutFrontEndPool("found.contoso.com", "LYNC_2013", "Redmond"))
                        .applied())
                .isTrue();
    }

    private void during(String name, Fault begins, Fault ends) throws Exception {
        try (FaultLoad load = new FaultLoad(door)) {
            Thread.sleep(BEFORE.toMillis());
            begins.happens();
            Thread.sleep(DURING.toMillis());
            ends.happens();
            long recovery = load.recovered();
            Thread.sleep(AFTER.toMillis());
            load.check(name, recovery, SOON);
            assertThat(service.isReady()).as("ready again").isTrue();
        }
        Stored stored = Stored.behind(door);
        assertThat(new Replay().follow(door).stored())
                .as("the log leads to what is stored")
                .isEqualTo(stored.withoutDrift());
    }

    private void hoard(List<Connection> hoard) throws SQLException {
        try {
            while (true) {
                hoard.add(DriverManager.getConnection(
                        server.jdbcUrl() + "?ApplicationName=hoard", server.user(), server.password()));
            }
        } catch (SQLException full) {
            if (!"53300".equals(full.getSQLState())) {
                throw full;
            }
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword());
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
