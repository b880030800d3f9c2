package io.lifeguard.kafka;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The packaged service, or its database, is killed while changes are sent to Kafka: nothing is lost, all that has one key is in
 * order, and what is sent again has the same id.
 */
@Tag("slow")
class KilledSenderIT {
    private static final String TOPIC = "lifeguard.changes";
    private static final int KILLS = 2;

    @TempDir
    Path directory;

    private PGSimpleDataSource database = new PGSimpleDataSource();
    private int writes;

    @Test
    void nothing_is_lost_when_the_service_is_killed() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("postgres"), Optional.empty());
                KafkaBroker broker = new KafkaBroker(directory.resolve("kafka"), FreePort.next())) {
            database = database(server);
            PackagedService service = start(server, broker);
            // the broker is not there yet
            within(Duration.ofSeconds(20))
                    .until(() -> Tables.column(database, "select 1 from topic_positions where stream = 'CHANGES'")
                            .equals(List.of("1")));
            write(service.client());
            broker.start();
            awaitRecords(broker);

            // acknowledged, but the position cannot move
            try (Connection holding = database.getConnection();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("select 1 from topic_positions for update");
                write(service.client());
                awaitRecords(broker);
                service.kill();
                // PostgreSQL would still execute the statement of the killed service
                Tables.column(
                        database,
                        "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            }
            for (int kill = 0; kill < KILLS; kill++) {
                service = start(server, broker);
                writeMany(service.client());
                service.kill();
            }
            service = start(server, broker);
            write(service.client());
            List<ConsumerRecord<String, CloudEvent>> records = awaitRecords(broker);
            service.close();

            assertThat(records).as("with repetitions").hasSizeGreaterThan(writes);
            assertThat(TopicReader.idsByKey(records).get("Global"))
                    .hasSize(writes)
                    .isEqualTo(logged());
        }
    }

    @Test
    void nothing_is_lost_when_the_database_is_killed() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("postgres"), Optional.empty());
                KafkaBroker broker = new KafkaBroker(directory.resolve("kafka"), FreePort.next()).start()) {
            database = database(server);
            try (PackagedService service = start(server, broker)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    writeMany(service.client());
                    server.process().orElseThrow().destroyForcibly();
                }
                writeMany(service.client());
                assertThat(TopicReader.idsByKey(awaitRecords(broker)).get("Global"))
                        .hasSizeGreaterThan(2 * KILLS)
                        .isEqualTo(logged());
            }
        }
    }

    private PackagedService start(EmbeddedServer server, KafkaBroker broker) throws IOException {
        return PackagedService.start(
                        directory,
                        Map.of(
                                "LIFEGUARD_DATASOURCE_URL",
                                "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                                        + server.port() + "/" + server.database(),
                                "KAFKA_BOOTSTRAP_SERVERS",
                                broker.address()))
                .awaitReady();
    }

    private List<ConsumerRecord<String, CloudEvent>> awaitRecords(KafkaBroker broker) {
        List<String> logged = logged();
        return TopicReader.read(
                broker.address(), TOPIC, found -> TopicReader.ids(found).containsAll(logged));
    }

    private List<String> logged() {
        return Tables.column(
                database, "select p.epoch || '.' || c.revision from changes c, present p order by c.revision");
    }

    /** Also lets some of them be sent. */
    private void writeMany(ApiClient client) {
        for (int i = 0; i < 20; i++) {
            write(client);
        }
        Await.pause(ThreadLocalRandom.current().nextInt(50));
    }

    /** One that fails, since the database is starting, may have been committed; then another follows. */
    private void write(ApiClient client) {
        within(Duration.ofSeconds(60)).until(() -> tryWrite(client) == 200);
    }

    private int tryWrite(ApiClient client) {
        writes++;
        return client.send(
                        "PUT",
                        "/api/policies/Global",
                        "{\"enablePersistentChat\":" + (writes % 2 == 1) + "}",
                        "Content-Type",
                        "application/json")
                .status();
    }

    private static PGSimpleDataSource database(EmbeddedServer server) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(server.user());
        database.setPassword(server.password());
        return database;
    }
}
