package io.lifeguard.events;

import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The events of the service that a Quarkus test has started, read page by page. */
final class ServedEvents {
    private ServedEvents() {}

    /** Makes the follower begin with what is recorded now, as on a new database: tests store without logging. */
    static void beginNow() {
        Tables.execute(TestService.database(), "delete from event_follower; truncate eligibility_events");
        await();
    }

    /** Waits until events were derived up to the present revision. */
    static void await() {
        Await.soon().until(() -> Tables.column(
                        TestService.database(), "select position >= revision from present, event_follower")
                .equals(List.of("t")));
    }

    /** All events after a place, page by page. */
    static List<CloudEvent> after(String after, int pageSize) {
        List<CloudEvent> events = new ArrayList<>();
        Optional<String> next = Optional.of("/api/events?first=" + pageSize + "&after=" + after);
        while (next.isPresent()) {
            Response response = get(next.get());
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            List<CloudEvent> page = read(response.body());
            assertThat(page.size()).isLessThanOrEqualTo(pageSize);
            events.addAll(page);
            next = response.header("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        return events;
    }

    /** Reads a batch as a client does that knows CloudEvents only. */
    static List<CloudEvent> read(String batch) {
        return new JsonArray(batch)
                .stream()
                        .map(event -> new JsonFormat()
                                .deserialize(((JsonObject) event).encode().getBytes(StandardCharsets.UTF_8)))
                        .toList();
    }

    static JsonObject data(CloudEvent event) {
        return new JsonObject(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8));
    }

    /** An event as a line: the user, the client, the pool, gained or lost, and the rules. */
    static String line(CloudEvent event) {
        JsonObject data = data(event);
        assertThat(event.getSubject()).isEqualTo(data.getString("user"));
        assertThat(event.getType())
                .isEqualTo(
                        "io.lifeguard.eligibility." + data.getString("change").toLowerCase(Locale.ROOT));
        return data.getString("user") + " " + data.getString("client") + " " + data.getString("pool") + " "
                + data.getString("change") + " " + data.getJsonArray("rules").getList();
    }
}
