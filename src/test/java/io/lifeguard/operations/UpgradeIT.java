package io.lifeguard.operations;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.subscriptions.ChangeLogReader;
import io.lifeguard.subscriptions.Subscriber;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.writes.client.EventAudit;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A rolling update under load: the previous version serves while this one migrates the schema and joins, both serve, and the
 * previous one leaves. No request fails, and no write and no event is lost.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class UpgradeIT {
    private static final String PREVIOUS_JAR = System.getProperty("lifeguard.test.previous", "");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long EACH_PHASE_MS = 3_000;

    @TempDir
    Path directory;

    @Test
    void the_previous_version_and_this_one_serve_side_by_side_and_nothing_is_lost() throws Exception {
        assumeFalse(
                PREVIOUS_JAR.isEmpty(),
                "-Dlifeguard.test.previous names no jar of the previous version; .ci/previous builds one");
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            OwnedDatabase database = OwnedDatabase.create(server);
            // migrates the schema when it starts; the load balancer needs time to notice that it leaves
            Map<String, String> environment = database.ofOwner();
            environment.put("LIFEGUARD_SHUTDOWN_DELAY", "5s");
            try (PackagedService previous = PackagedService.startJar(directory, Path.of(PREVIOUS_JAR), environment)
                    .awaitReady()) {
                upgrade(previous, database);
            }
        }
    }

    private void upgrade(PackagedService previous, OwnedDatabase database) throws Exception {
        String begin = prepare(previous.client());
        try (ReadyReplicas replicas = new ReadyReplicas(previous);
                UpgradeLoad load = new UpgradeLoad(replicas);
                Subscriber first = Subscriber.following(previous.port(), begin)) {
            pause(EACH_PHASE_MS);
            int before = appliedMigrations(database);
            try (PackagedService migration = PackagedService.start(directory, database.ofOwner(), "--migrate-only")) {
                assertThat(migration.ended()).as(migration.said()).isZero();
            }
            assertThat(appliedMigrations(database))
                    .as("the previous version has an older schema")
                    .isGreaterThan(before);
            load.checkSoFar();
            try (PackagedService next = PackagedService.start(directory, database.ofService())) {
                replicas.add(next);
                within(LIMIT).until(() -> replicas.inRotation().equals(List.of(previous, next)));
                pause(EACH_PHASE_MS);
                load.checkSoFar();

                previous.terminate();
                assertThat(first.closed().code())
                        .as("the subscriber is to go elsewhere")
                        .isEqualTo(1001);
                List<JsonNode> followed = new ArrayList<>(first.changes());
                assertThat(followed).isNotEmpty();
                try (Subscriber second = Subscriber.following(
                        next.port(),
                        followed.get(followed.size() - 1).get("revision").asText())) {
                    assertThat(previous.ended()).isEqualTo(143);
                    assertThat(replicas.inRotation()).containsExactly(next);
                    pause(EACH_PHASE_MS);

                    List<UpgradeLoad.Writer> writers = load.end();
                    List<JsonNode> log = ChangeLogReader.after(next.client(), begin);
                    checkWrites(writers, log);
                    int rest = log.size() - followed.size();
                    within(LIMIT).until(() -> second.changes().size() >= rest);
                    followed.addAll(second.changes());
                    assertThat(followed.equals(log))
                            .as("the subscriber got the log")
                            .isTrue();
                    int events = EventAudit.check(next.client());
                    assertThat(events).isGreaterThan(writers.size());
                    System.out.printf(
                            "upgrade: %d writes acknowledged, %d changes, %d events, %d reads; slowest answer %d ms%n",
                            writers.stream()
                                    .mapToInt(writer -> writer.acknowledged().size())
                                    .sum(),
                            log.size(),
                            events,
                            load.reads(),
                            load.slowestInMilliseconds());
                }
            }
        }
    }

    /** @return a revision before all writes of the load */
    private static String prepare(ApiClient client) {
        put(
                client,
                "/api/front-end-pools/" + UpgradeLoad.FRONT_END_POOL,
                "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
        put(
                client,
                "/api/chat-pools/" + UpgradeLoad.CHAT_POOL,
                "{\"release\":\"LYNC_2013\",\"home\":\"" + UpgradeLoad.FRONT_END_POOL + "\"}");
        // the user that the readers ask about
        put(
                client,
                "/api/users/sip%3Aw0%40contoso.com",
                "{\"enabled\":false,\"home\":\"" + UpgradeLoad.FRONT_END_POOL + "\"}");
        return put(client, "/api/policies/Global", "{\"enablePersistentChat\":true}");
    }

    private static String put(ApiClient client, String path, String body) {
        return client.send("PUT", path, body, "Content-Type", "application/json")
                .revision();
    }

    /** Every acknowledged write is in the log, once and in its order, and the last one is stored. */
    private static void checkWrites(List<UpgradeLoad.Writer> writers, List<JsonNode> log) {
        for (UpgradeLoad.Writer writer : writers) {
            assertThat(log.stream()
                            .filter(change -> change.get("subject").asText().equals(writer.address()))
                            .map(change -> new JsonObject(change.get("after").asText()).getString("displayName")))
                    .as(writer.address())
                    .hasSizeGreaterThan(10)
                    .containsExactlyElementsOf(writer.acknowledged());
        }
    }

    private static int appliedMigrations(OwnedDatabase database) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from flyway_schema_history")) {
            result.next();
            return result.getInt(1);
        }
    }
}
