package io.lifeguard.webhooks;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.Response;
import io.lifeguard.webhooks.WebhookReceiver.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service and its database are killed while events are delivered to a webhook: none is lost, all are in order, and
 * only the one that was under way comes again, with the same id.
 */
@Tag("slow")
class KilledDeliveryIT {
    private static final int KILLS = 4;
    private static final int USERS = 10;
    private static final int EVENTS_OF_A_SWITCH = USERS * 3; // clients
    /** An instance that was killed owns the target for 21 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private int switches;

    @Test
    void no_event_is_lost_and_only_the_one_under_way_is_repeated() throws Exception {
        int port = FreePort.next();
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("postgres"), Optional.empty());
                WebhookReceiver receiver = new WebhookReceiver(port)) {
            receiver.answer("desk", 204, 20);
            Map<String, String> environment = environment(server, port);
            PackagedService service =
                    PackagedService.start(directory, environment).awaitReady();
            ApiClient first = service.client();
            // a target begins with the next event
            within(PATIENCE)
                    .until(() ->
                            first.get("/api/webhooks").json().at("/items/0").hasNonNull("after"));
            createOrganisation(first);
            for (int kill = 0; kill < KILLS; kill++) {
                switchPolicy(service.client());
                switchPolicy(service.client());
                int begun = receiver.received("desk").size();
                within(PATIENCE).until(() -> receiver.received("desk").size() >= begun + EVENTS_OF_A_SWITCH / 2);
                if (kill % 2 == 0) {
                    service.kill();
                    service = PackagedService.start(directory, environment).awaitReady();
                } else {
                    server.process().orElseThrow().destroyForcibly();
                }
            }
            switchPolicy(service.client());
            check(service.client(), receiver);
            service.close();
        }
    }

    private void check(ApiClient client, WebhookReceiver receiver) {
        String present =
                client.get("/api/policies").header("Lifeguard-Revision").orElseThrow();
        within(PATIENCE).until(() -> client.get("/api/events?after=" + present)
                .header("Lifeguard-Events-Position")
                .equals(Optional.of(present)));
        List<JsonObject> events = events(client);
        // users gain clients when they are created, too
        assertThat(events).hasSizeGreaterThan(switches * EVENTS_OF_A_SWITCH);
        String last = events.get(events.size() - 1).getString("id");
        within(PATIENCE).until(() -> receiver.received("desk").stream()
                .anyMatch(message -> message.id().equals(last)));

        List<JsonObject> delivered =
                receiver.received("desk").stream().map(Received::event).toList();
        assertThat(withoutRepetitions(delivered)).isEqualTo(events);
        assertThat(receiver.received("forged")).isEmpty();
        assertThat(client.get("/api/webhooks/desk/undelivered").json().get("items"))
                .isEmpty();
    }

    /** An event that comes again comes at once. */
    private static List<JsonObject> withoutRepetitions(List<JsonObject> delivered) {
        List<JsonObject> different = new ArrayList<>();
        for (JsonObject event : delivered) {
            if (different.isEmpty() || !different.get(different.size() - 1).equals(event)) {
                different.add(event);
            }
        }
        return different;
    }

    /** All of them. */
    private static List<JsonObject> events(ApiClient client) {
        List<JsonObject> events = new ArrayList<>();
        Response page = client.get("/api/events?first=1000");
        new JsonArray(page.body()).forEach(event -> events.add((JsonObject) event));
        return events;
    }

    private static void createOrganisation(ApiClient client) {
        put(client, "/api/front-end-pools/lync13.contoso.com", "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
        put(
                client,
                "/api/chat-pools/chat13.contoso.com",
                "{\"release\":\"LYNC_2013\",\"home\":\"lync13.contoso.com\"}");
        for (int user = 0; user < USERS; user++) {
            put(client, "/api/users/sip%3Au" + user + "%40contoso.com", "{\"home\":\"lync13.contoso.com\"}");
        }
    }

    private void switchPolicy(ApiClient client) {
        switches++;
        put(client, "/api/policies/Global", "{\"enablePersistentChat\":" + (switches % 2 == 1) + "}");
    }

    /** Again until it is answered, since the database may be starting. */
    private static void put(ApiClient client, String path, String body) {
        within(PATIENCE)
                .until(() -> client.send("PUT", path, body, "Content-Type", "application/json")
                                .status()
                        < 300);
    }

    private static Map<String, String> environment(EmbeddedServer server, int port) throws IOException {
        return Map.of(
                "LIFEGUARD_DATASOURCE_URL",
                "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":" + server.port()
                        + "/" + server.database(),
                "LIFEGUARD_WEBHOOKS_TARGETS",
                "desk",
                "LIFEGUARD_WEBHOOKS_PRIVATE_ADDRESSES",
                "true",
                "LIFEGUARD_WEBHOOKS_TIMEOUT",
                "1s",
                "LIFEGUARD_WEBHOOKS_POLL_INTERVAL",
                "50ms",
                "LIFEGUARD_WEBHOOK_DESK_URL",
                "http://localhost:" + port + "/desk",
                "LIFEGUARD_WEBHOOK_DESK_SECRET",
                "whsec_" + WebhookReceiver.KEY);
    }
}
