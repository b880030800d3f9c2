package io.lifeguard.rest.exports;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exports whose clients are slow or go away, and whose database fails: over real sockets. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
@Tag("one-jdk")
class ExportLimitsTest {
    /** More than the sockets between service and client hold. */
    private static final int USERS = 150_000;

    private static final String USERS_PATH = "/api/exports/users";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void many_users() throws SQLException {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .storeIn(dataSource);
        execute("insert into users (sip_address, key, display_name, search_words, enabled, online, home_id)"
                + " select a, a, 'User number ' || i, 'user', true, false, (select id from front_end_pools)"
                + " from generate_series(1, " + USERS
                + ") i, lateral (select 'sip:user' || i || '@contoso.com' as a) u");
        awaitFree();
    }

    @Test
    void a_whole_export_ends() throws Exception {
        double complete = figure("lifeguard_exports_total", "complete");
        try (RawClient client = new RawClient()) {
            String read =
                    client.send(request("HTTP/1.1", "Connection: close\r\n")).read(LONG);
            assertThat(read).endsWith(END_OF_CHUNKS).contains("sip:user" + USERS + "@");
        }
        awaitFree();
        assertThat(figure("lifeguard_exports_total", "complete")).isEqualTo(complete + 1);
    }

    @Test
    void a_client_that_does_not_read_is_cut_and_leaves_room_for_the_next() throws Exception {
        double slow = figure("lifeguard_http_requests_rejected_total", "slow_reader");
        double cancelled = figure("lifeguard_exports_total", "cancelled");
        double rejected = figure("lifeguard_rejected_total", "exports");
        try (RawClient client = new RawClient(4096)) {
            client.send(request("HTTP/1.1", ""));
            awaitInProgress(1);
            Response second = get("/api/exports/policies");
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("Retry-After")).contains("1");
            assertThat(second.json().get("detail").asText()).contains("1 exports are in progress, the limit");
            assertThat(figure("lifeguard_rejected_total", "exports")).isEqualTo(rejected + 1);
            awaitFree();
            assertThat(client.read(LONG)).doesNotEndWith(END_OF_CHUNKS);
        }
        assertThat(figure("lifeguard_http_requests_rejected_total", "slow_reader"))
                .isEqualTo(slow + 1);
        assertThat(figure("lifeguard_exports_total", "cancelled")).isEqualTo(cancelled + 1);
        assertThat(get("/api/exports/policies").status()).isEqualTo(200);
    }

    @Test
    void a_client_that_goes_away_gives_connection_and_slot_back() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (RawClient client = new RawClient(4096)) {
                client.send(request("HTTP/1.1", ""));
                awaitInProgress(1);
            }
            awaitFree();
        }
    }

    @Test
    void a_client_that_goes_away_while_its_export_is_being_opened_leaves_nothing_behind() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Connection lock = dataSource.getConnection()) {
                lock.setAutoCommit(false);
                try (Statement statement = lock.createStatement()) {
                    statement.execute("lock table migrations in access exclusive mode");
                    try (RawClient client = new RawClient(4096)) {
                        client.send(request("HTTP/1.1", ""));
                        awaitInProgress(1);
                    }
                    Await.pause(100);
                }
                lock.rollback();
            }
            awaitFree();
        }
    }

    @Test
    void an_export_ends_at_its_timeout_however_diligently_it_is_read() throws Exception {
        double timedOut = figure("lifeguard_exports_total", "timed_out");
        try (RawClient client = new RawClient(64 * 1024)) {
            client.send(request("HTTP/1.1", ""));
            long begin = System.nanoTime();
            byte[] read = client.bytes(LONG, 32 * 1024, Duration.ofMillis(40));
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(
                            SmallRequests.EXPORT_TIMEOUT.minusSeconds(1), SmallRequests.EXPORT_TIMEOUT.multipliedBy(2));
            assertThat(new String(read, StandardCharsets.UTF_8)).doesNotEndWith(END_OF_CHUNKS);
        }
        awaitFree();
        assertThat(figure("lifeguard_exports_total", "timed_out"))
                .as(String.join("\n", PrometheusMetrics.lines("lifeguard_exports_total")))
                .isEqualTo(timedOut + 1);
    }

    @Test
    void a_failure_of_the_database_resets_the_connection() throws Exception {
        double failed = figure("lifeguard_exports_total", "failed");
        for (String version : new String[] {"HTTP/1.1", "HTTP/1.0"}) {
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4096);
                socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), TestService.port()));
                socket.getOutputStream().write(request(version, "").getBytes(StandardCharsets.UTF_8));
                awaitInProgress(1);
                within(LONG)
                        .untilAsserted(() -> assertThat(execute("select pg_terminate_backend(pid) from pg_stat_activity"
                                        + " where state = 'idle in transaction'"))
                                .isEqualTo(1));
                assertThat(isReset(socket)).as(version).isTrue();
            }
            awaitFree();
        }
        assertThat(figure("lifeguard_exports_total", "failed")).isEqualTo(failed + 2);
        assertThat(get("/api/exports/policies").status()).isEqualTo(200);
    }

    @Test
    void a_stream_of_http_2_that_is_not_read_is_reset_and_its_connection_goes_on() throws Exception {
        try (Http2Client client = new Http2Client(Http2Client.DEFAULT_WINDOW, false)) {
            int id = client.open("GET", USERS_PATH, Map.of(), true);
            awaitInProgress(1);
            assertThat(client.await(id, LONG).reset()).isPresent();
        }
        awaitFree();
    }

    private static String request(String version, String headers) {
        return "GET " + USERS_PATH + " " + version + "\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    /** Reads to the end; true if that is an error and not an orderly end. */
    private static boolean isReset(Socket socket) throws IOException {
        socket.setSoTimeout((int) LONG.toMillis());
        byte[] buffer = new byte[64 * 1024];
        StringBuilder end = new StringBuilder();
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                end.setLength(0);
                end.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
            return false;
        } catch (SocketException reset) {
            return !end.toString().endsWith(END_OF_CHUNKS);
        }
    }

    private static void awaitInProgress(int count) {
        within(LONG).untilAsserted(() -> assertThat(figure("lifeguard_exports_in_progress"))
                .isEqualTo(count));
    }

    private void awaitFree() {
        awaitInProgress(0);
        within(LONG).untilAsserted(() -> assertThat(
                        execute("select 1 from pg_stat_activity where state like 'idle in transaction%'"))
                .isZero());
    }

    /** Executes a statement; returns how many rows it has. */
    private int execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            int rows = 0;
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows++;
                    }
                }
            }
            return rows;
        }
    }
}
