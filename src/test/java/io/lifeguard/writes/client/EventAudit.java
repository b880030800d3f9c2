package io.lifeguard.writes.client;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds up the events, from the first to the last: the sum is exactly what is decided now, so that none is lost or doubled. */
public final class EventAudit {
    private EventAudit() {}

    /**
     * Waits until events were derived from all that is written; there must have been no event before the first change.
     *
     * @return how many events there are
     */
    public static int check(ApiClient client) {
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
        assertThat(eligible).isEqualTo(decided(client));
        return events.size();
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
}
