package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.WriteEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The packaged service, whose database is reached by a {@link TcpProxy}, and what is done to that database while writers and
 * readers go on.
 */
record ServiceUnderLoad(PackagedService service, TcpProxy wire, WriteEndpoint endpoint) implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(15);
    /** Twice as long as a writing transaction may pause, and what an answer may take on its way; and some time to see it. */
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(45);

    private static final Duration BEFORE = Duration.ofMillis(1500);
    private static final Duration DURING = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(1);

    /** What is done to the database. */
    interface Fault {
        void happens() throws Exception;
    }

    static ServiceUnderLoad start(Path directory, EmbeddedServer server) throws Exception {
        return start(directory, server, Map.of());
    }

    /** @param port of the replica, or of a proxy before it */
    static ServiceUnderLoad withReplica(Path directory, EmbeddedServer server, int port, Map<String, String> more)
            throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LIFEGUARD_DATASOURCE_REPLICA_URL", url(port, server));
        return start(directory, server, environment);
    }

    private static ServiceUnderLoad start(Path directory, EmbeddedServer server, Map<String, String> more)
            throws Exception {
        TcpProxy wire = new TcpProxy(server.port());
        Map<String, String> environment = new HashMap<>();
        environment.put("LIFEGUARD_DATASOURCE_URL", url(wire.port(), server));
        environment.put("QUARKUS_DATASOURCE_USERNAME", server.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", server.password());
        environment.put("LIFEGUARD_DATABASE_READ_STATEMENT_TIMEOUT", "2s");
        environment.put("LIFEGUARD_DATABASE_WRITE_STATEMENT_TIMEOUT", "10s");
        environment.put("LIFEGUARD_DATABASE_ACQUIRE_TIMEOUT", "3s");
        environment.putAll(more);
        PackagedService service = PackagedService.start(directory, environment).awaitReady();
        ServiceUnderLoad started = new ServiceUnderLoad(service, wire, WriteEndpoint.at(service.url()));
        assertThat(started.endpoint()
                        .write(new PutFrontEndPool("fe.contoso.com", "LYNC_2013", "Redmond"))
                        .applied())
                .isTrue();
        return started;
    }

    private static String url(int port, EmbeddedServer server) {
        return "postgresql://127.0.0.1:" + port + "/" + server.database();
    }

    /** Every connection is left hanging, and those to come are not. */
    void duringSilence() throws Exception {
        during("silent", wire::dropSilently, () -> {}, AFTER_SILENCE);
    }

    /** After the fault: compares the answers with what is stored, and the change log with both. */
    void during(String name, Fault begins, Fault ends) throws Exception {
        during(name, begins, ends, SOON);
    }

    private void during(String name, Fault begins, Fault ends, Duration within) throws Exception {
        try (FaultLoad load = new FaultLoad(endpoint)) {
            pause(BEFORE);
            begins.happens();
            pause(DURING);
            ends.happens();
            long recovery = load.recovered(within);
            pause(AFTER);
            load.check(name, recovery, within);
            assertThat(service.isReady()).as("ready again").isTrue();
        } catch (AssertionError | ConditionTimeoutException failed) {
            failed.addSuppressed(new AssertionError("the service said:\n" + service.said()));
            throw failed;
        }
        StoredState stored = StoredState.readFrom(endpoint);
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .as("the log leads to what is stored")
                .isEqualTo(stored.withoutDrift());
    }

    /** Cuts every connection to the database, and leads those to come elsewhere. */
    void redirectTo(int port) {
        wire.redirectTo(port);
    }

    static Connection superuser(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword());
    }

    static void asSuperuser(EmbeddedServer server, String... statements) throws SQLException {
        try (Connection connection = superuser(server);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        wire.close();
    }
}
