package io.lifeguard.writes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The packaged service under load while its database is not well: what is told is a code to act upon, and soon; what was
 * acknowledged is stored; what was told not to be is not; and service returns by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class FaultsIT {
    @TempDir
    static Path directory;

    private EmbeddedServer server;
    private UnderLoad service;

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
        service = UnderLoad.start(directory, server);
    }

    @AfterAll
    void end() throws Exception {
        if (service != null) {
            service.close();
        }
        server.close();
    }

    @Test
    void restarted() throws Exception {
        int port = server.port();
        service.during("restarted", () -> server.stop(), () -> {
            server = EmbeddedServer.start(directory.resolve("data"), Optional.of(port));
        });
    }

    @Test
    void killed() throws Exception {
        service.during("killed", () -> server.process().orElseThrow().destroyForcibly(), () -> {});
    }

    @Test
    void cut_off() throws Exception {
        int port = server.port();
        service.during("cut off", () -> service.leadTo(1), () -> service.leadTo(port));
    }

    @Test
    void silent() throws Exception {
        service.duringSilence();
    }

    @Test
    void out_of_connections() throws Exception {
        List<Connection> hoard = new ArrayList<>();
        service.during(
                "out of connections",
                () -> {
                    for (int i = 0; i < 5; i++) {
                        UnderLoad.asSuperuser(
                                server,
                                "select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
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
        service.during(
                "read-only",
                () -> UnderLoad.asSuperuser(
                        server, "alter system set default_transaction_read_only = on", "select pg_reload_conf()"),
                () -> UnderLoad.asSuperuser(
                        server,
                        "set default_transaction_read_only = off",
                        "alter system reset default_transaction_read_only",
                        "select pg_reload_conf()"));
    }

    @Test
    void slow() throws Exception {
        Connection lock = UnderLoad.superuser(server);
        service.during(
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
        UnderLoad.asSuperuser(
                server,
                "create function goes_away() returns trigger language plpgsql as"
                        + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'",
                "create constraint trigger goes_away after insert on front_end_pools"
                        + " deferrable initially deferred for each row execute function goes_away()");
        try {
            Write write = new PutFrontEndPool("lost.contoso.com", "LYNC_2013", "Redmond");
            JsonObject answer = service.door().ask(write.mutation(), write.variables());
            assertThat(answer.getJsonArray("errors")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"))
                    .isEqualTo("OUTCOME_UNKNOWN");
        } finally {
            UnderLoad.asSuperuser(server, "drop function goes_away cascade");
        }
        assertThat(service.door()
                        .write(new PutFrontEndPool("found.contoso.com", "LYNC_2013", "Redmond"))
                        .applied())
                .isTrue();
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
}
