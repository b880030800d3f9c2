package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code kill -9} of the packaged service and of its database while writes change who is eligible. The events, from the first
 * to the last, add up to exactly what is decided at the end: none is lost, and none is there twice.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class KilledEventsIT {
    private static final int KILLS = Integer.getInteger("lifeguard.test.kills", 8);
    private static final int USERS = 30;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void events_add_up_to_what_is_decided_at_the_end() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        try (KillableService service = KillableService.over(data)) {
            service.awaitAnswer();
            ApiClient client = service.client();
            put(client, "/api/front-end-pools/lync13.contoso.com", "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
            put(
                    client,
                    "/api/chat-pools/chat13.contoso.com",
                    "{\"release\":\"LYNC_2013\",\"home\":\"lync13.contoso.com\"}");
            Thread writer = new Thread(() -> write(client), "writer");
            writer.start();
            for (int kill = 0; kill < KILLS; kill++) {
                Await.pause(ThreadLocalRandom.current().nextInt(500, 2_500));
                if (kill % 2 == 0) {
                    service.killServer();
                } else {
                    service.killService();
                }
                service.awaitAnswer();
            }
            over.set(true);
            writer.join();
            service.awaitAnswer();
            check(client);
        }
    }

    private void write(ApiClient client) {
        while (!over.get()) {
            int user = ThreadLocalRandom.current().nextInt(USERS);
            String path = "/api/users/" + address(user).replace(":", "%3A").replace("@", "%40");
            try {
                switch (ThreadLocalRandom.current().nextInt(4)) {
                    case 0 ->
                        put(
                                client,
                                "/api/policies/Global",
                                "{\"enablePersistentChat\":"
                                        + ThreadLocalRandom.current().nextBoolean() + "}");
                    case 1 -> client.send("DELETE", path, "");
                    default ->
                        put(
                                client,
                                path,
                                "{\"enabled\":" + ThreadLocalRandom.current().nextBoolean()
                                        + ",\"home\":\"lync13.contoso.com\"}");
                }
            } catch (UncheckedIOException | AssertionError whileItIsDown) {
                Await.pause(50);
            }
        }
    }

    private static void check(ApiClient client) {
        String present =
                client.get("/api/policies").header("Lifeguard-Revision").orElseThrow();
        within(Duration.ofSeconds(30)).until(() -> client.get("/api/events?after=" + present)
                .header("Lifeguard-Events-Position")
                .equals(Optional.of(present)));
        List<JsonObject> events = events(client);
        Set<String> ids = new HashSet<>();
        TreeSet<String> eligible = new TreeSet<>();
        for (JsonObject event : events) {
            JsonObject change = event.getJsonObject("data");
            String line = change.getString("user") + " " + change.getString("client") + " " + change.getString("pool");
            assertThat(ids.add(event.getString("id"))).as(event.encode()).isTrue();
            boolean isChange = change.getString("change").equals("GAINED") ? eligible.add(line) : eligible.remove(line);
            assertThat(isChange).as(event.encode()).isTrue();
        }
        assertThat(events).hasSizeGreaterThan(USERS);
        assertThat(eligible).isEqualTo(decided(client));
    }

    private static List<JsonObject> events(ApiClient client) {
        List<JsonObject> events = new ArrayList<>();
        Optional<String> next = Optional.of("/api/events?first=1000");
        while (next.isPresent()) {
            Response page = client.get(next.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            new JsonArray(page.body()).forEach(event -> events.add((JsonObject) event));
            next = page.header("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        return events;
    }

    private static Set<String> decided(ApiClient client) {
        Set<String> eligible = new TreeSet<>();
        JsonArray users = new JsonObject(client.get("/api/users?first=1000").body()).getJsonArray("items");
        for (Object user : users) {
            String address = ((JsonObject) user).getString("sipAddress");
            String path = "/api/users/" + address.replace(":", "%3A").replace("@", "%40") + "/eligibilities";
            new JsonObject(client.get(path).body()).getJsonArray("results").forEach(each -> {
                JsonObject decision = (JsonObject) each;
                if (decision.getBoolean("eligible")) {
                    eligible.add(address + " " + decision.getString("client") + " " + decision.getString("pool"));
                }
            });
        }
        return eligible;
    }

    private static String address(int user) {
        return "sip:e" + user + "@contoso.com";
    }

    private static void put(ApiClient client, String path, String body) {
        assertThat(client.send("PUT", path, body, "Content-Type", "application/json")
                        .status())
                .isIn(200, 201);
    }
}
