package io.lifeguard.writes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
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
 * The packaged service under load while its database fails: every answer is a code to act on and comes soon; an acknowledged
 * write is stored, a failed one is not; and the service recovers by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class FaultsIT {
    @TempDir
    static Path directory;

    private EmbeddedServer server;
    private ServiceUnderLoad service;

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
        service = ServiceUnderLoad.start(directory, server);
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
        service.during("cut off", () -> service.redirectTo(1), () -> service.redirectTo(port));
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
                    // one connection for all rounds: few are reserved for superusers, and a closed one counts for a
                    // while
                    try (Connection superuser = ServiceUnderLoad.superuser(server);
                            Statement statement = superuser.createStatement()) {
                        for (int i = 0; i < 5; i++) {
                            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                                    + server.user() + "' and application_name <> 'hoard'");
                            hoard(hoard);
                        }
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
                () -> ServiceUnderLoad.asSuperuser(
                        server, "alter system set default_transaction_read_only = on", "select pg_reload_conf()"),
                () -> ServiceUnderLoad.asSuperuser(
                        server,
                        "set default_transaction_read_only = off",
                        "alter system reset default_transaction_read_only",
                        "select pg_reload_conf()"));
    }

    @Test
    void slow() throws Exception {
        Connection lock = ServiceUnderLoad.superuser(server);
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
    void a_commit_during_which_the_database_dies_is_reported_as_outcome_unknown() throws Exception {
        ServiceUnderLoad.asSuperuser(
                server,
                "create function goes_away() returns trigger language plpgsql as"
                        + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'",
                "create constraint trigger goes_away after insert on front_end_pools"
                        + " deferrable initially deferred for each row execute function goes_away()");
        try {
            Write write = new PutFrontEndPool("lost.contoso.com", "LYNC_2013", "Redmond");
            JsonObject answer = service.endpoint().ask(write.mutation(), write.variables());
            assertThat(answer.getJsonArray("errors")
                            .getJsonObject(0)
                            .getJsonObject("extensions")
                            .getString("code"))
                    .isEqualTo("OUTCOME_UNKNOWN");
        } finally {
            ServiceUnderLoad.asSuperuser(server, "drop function goes_away cascade");
        }
        assertThat(service.endpoint()
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
