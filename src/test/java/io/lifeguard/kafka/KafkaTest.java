package io.lifeguard.kafka;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cloudevents.CloudEvent;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes and events in topics of a real broker. */
@QuarkusTest
@TestProfile(KafkaTest.WithBroker.class)
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class KafkaTest {
    private static final String CHANGES = "contoso.changes";
    private static final String EVENTS = "contoso.eligibility";

    @TempDir
    static Path directory;

    private static KafkaBroker broker = new KafkaBroker(Path.of(""), 0);
    private String begin = "";

    /** A broker, which the first test starts. */
    public static final class WithBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers",
                    "127.0.0.1:" + FreePort.next(),
                    "lifeguard.kafka.changes-topic",
                    CHANGES,
                    "lifeguard.kafka.eligibility-topic",
                    EVENTS,
                    "lifeguard.kafka.batch-size",
                    "7",
                    "lifeguard.kafka.slow-after",
                    "1s");
        }
    }

    @BeforeAll
    static void broker() throws IOException {
        String address = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        broker = new KafkaBroker(directory, Integer.parseInt(address.replaceFirst(".*:", ""))).start();
    }

    @AfterAll
    static void no_broker() throws InterruptedException {
        broker.close();
    }

    @BeforeEach
    void an_organisation() {
        Org.clear(TestService.database());
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .user("bob", u -> u.home("lync13.contoso.com"))
                .storeIn(TestService.database());
        Tables.execute(TestService.database(), "delete from event_follower; truncate eligibility_events");
        within(Duration.ofSeconds(10)).until(() -> Tables.column(
                        TestService.database(), "select position >= revision from present, event_follower")
                .equals(List.of("t")));
        // a write, since the revision of an empty log is 0
        put("/api/front-end-pools/other.contoso.com", "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
        begin = ask("{ policies { identity } }").revision();
    }

    @Test
    void what_happens_while_the_broker_is_killed_is_sent_in_order_once_it_is_back() throws Exception {
        IntStream.range(0, 10).forEach(i -> switchPolicy(i % 2 == 0));
        broker.kill();
        IntStream.range(0, 10).forEach(i -> switchPolicy(i % 2 == 0));
        within(Duration.ofSeconds(20))
                .until(() -> get("/q/health/ready").body().contains("Kafka does not acknowledge"));
        assertThat(get("/q/health/ready").status()).isEqualTo(200);
        assertThat(PrometheusMetrics.figure("lifeguard_kafka_lag_seconds")).isPositive();

        broker.start();
        IntStream.range(0, 10).forEach(i -> switchPolicy(i % 2 == 0));

        assertThat(TopicReader.idsByKey(read(CHANGES, 30))).isEqualTo(Map.of("Global", changes()));
        // 30 times 2 users and 3 clients
        assertThat(TopicReader.idsByKey(read(EVENTS, 180))).isEqualTo(events());
        within(Duration.ofSeconds(20)).until(() -> PrometheusMetrics.figure("lifeguard_kafka_lag_revisions") == 0);
        assertThat(PrometheusMetrics.figure("lifeguard_kafka_sender")).isEqualTo(2);
        assertThat(PrometheusMetrics.figure("lifeguard_kafka_records_total", "outcome=\"sent\""))
                .isGreaterThanOrEqualTo(60);
        within(Duration.ofSeconds(20))
                .until(() -> get("/q/health/ready").body().contains("Changes are sent to Kafka."));
    }

    @Test
    void a_change_is_a_cloud_event_in_binary_mode_whose_key_is_its_subject() {
        switchPolicy(true);
        ConsumerRecord<String, CloudEvent> found = read(CHANGES, 1).get(0);
        CloudEvent change = found.value();
        assertThat(found.key()).isEqualTo("Global").isEqualTo(change.getSubject());
        assertThat(change.getType()).isEqualTo("io.lifeguard.change.updated");
        JsonObject data = data(change);
        assertThat(change.getId()).isEqualTo(data.getString("revision"));
        assertThat(data.getString("kind")).isEqualTo("UPDATED");
        assertThat(data.getString("subjectType")).isEqualTo("ChatPolicy");
        assertThat(data.getString("actor")).isNotEmpty();
        assertThat(data.getJsonObject("before").getBoolean("enablePersistentChat"))
                .isFalse();
        assertThat(data.getJsonObject("after").getBoolean("enablePersistentChat"))
                .isTrue();
    }

    @Test
    void an_event_is_a_cloud_event_in_binary_mode_whose_key_is_the_user() {
        switchPolicy(true);
        ConsumerRecord<String, CloudEvent> event = read(EVENTS, 2).stream()
                .filter(each -> each.key().equals("sip:ada@contoso.com"))
                .findFirst()
                .orElseThrow();
        assertThat(headers(event))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "urn:lifeguard")
                .containsEntry("ce_type", "io.lifeguard.eligibility.gained")
                .containsEntry("ce_subject", "sip:ada@contoso.com")
                .containsEntry("ce_id", event.value().getId())
                .containsEntry("content-type", "application/json");
        assertThat(data(event.value()).getString("pool")).isEqualTo("chat13.contoso.com");
    }

    @Test
    void changes_of_secret_rooms_are_sent_too_since_the_topic_is_for_administrators() {
        put("/api/categories/chat13.contoso.com%5CGeneral", "{}");
        put(
                "/api/rooms/chat13.contoso.com%5Ctakeover",
                "{\"category\":\"chat13.contoso.com\\\\General\",\"type\":\"NORMAL\",\"privacy\":\"SECRET\"}");
        assertThat(read(CHANGES, 2))
                .anyMatch(each -> data(each.value()).encode().contains("takeover"));
    }

    @Test
    void the_consumer_of_the_documentation_gets_every_event() {
        switchPolicy(true);
        List<String> expected =
                TopicReader.ids(read(EVENTS, 2)).stream().sorted().toList();
        List<String> handled = new ArrayList<>();
        EligibilityConsumer.follow(
                broker.address(), EVENTS, event -> handled.add(event.getId()), () -> !handled.containsAll(expected));
        assertThat(handled).containsAll(expected);
    }

    @Test
    void kcat_reads_headers_keys_and_data() throws Exception {
        Path kcat = Path.of("/usr/bin/kcat");
        assumeThat(Files.isExecutable(kcat)).as("kcat is installed").isTrue();
        switchPolicy(true);
        String id = read(EVENTS, 2).get(0).value().getId();
        Process reading = new ProcessBuilder(
                        kcat.toString(), "-b", broker.address(), "-t", EVENTS, "-C", "-e", "-q", "-f", "%k|%h|%s\\n")
                .redirectErrorStream(true)
                .start();
        String output = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reading.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.contains("ce_id=" + id)))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("sip:") && line.contains("ce_type=io.lifeguard.eligibility.gained"))
                .allMatch(line -> new JsonObject(line.substring(line.lastIndexOf("|") + 1)).containsKey("rules"));
    }

    /** So many records of this test, or more. */
    private List<ConsumerRecord<String, CloudEvent>> read(String topic, int count) {
        long after = number(begin);
        return TopicReader.read(
                        broker.address(),
                        topic,
                        found -> found.stream()
                                        .map(each -> each.value().getId())
                                        .filter(id -> number(id) > after)
                                        .distinct()
                                        .count()
                                >= count)
                .stream()
                .filter(each -> number(each.value().getId()) > after)
                .toList();
    }

    /** Of the revision in an id. */
    private static long number(String id) {
        return Long.parseLong(id.split("\\.", -1)[1]);
    }

    private static void put(String path, String body) {
        Response response = send("PUT", path, body, "Content-Type", "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(201);
    }

    private static void switchPolicy(boolean enabled) {
        ask(
                        "mutation($e: Boolean!) { putPolicy(policy: {identity: \"Global\", enablePersistentChat: $e}) { applied } }",
                        "e",
                        enabled)
                .data();
    }

    private List<String> changes() {
        return ask("{ changes(after: \"" + begin + "\", first: 200) { nodes { revision } } }")
                .data()
                .at("/changes/nodes")
                .findValuesAsText("revision");
    }

    private Map<String, List<String>> events() {
        Response page = get("/api/events?first=1000&after=" + begin);
        return new JsonArray(page.body())
                .stream()
                        .map(each -> (JsonObject) each)
                        .collect(Collectors.groupingBy(
                                each -> each.getString("subject"),
                                Collectors.mapping(each -> each.getString("id"), Collectors.toList())));
    }

    private static JsonObject data(CloudEvent event) {
        return new JsonObject(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(ConsumerRecord<String, CloudEvent> found) {
        return StreamSupport.stream(found.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
