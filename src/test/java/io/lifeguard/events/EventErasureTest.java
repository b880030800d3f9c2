package io.lifeguard.events;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erased user is in no event, under none of the addresses that the user had, and others are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EventErasureTest {
    private final DataSource database = TestService.database();
    private String begin = "";

    @BeforeEach
    void a_pool_that_every_user_of_a_lync_2013_home_is_eligible_for() {
        Org.clear(database);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .storeIn(database);
        switchPolicy(true);
        ServedEvents.beginNow();
        begin = ask("{ policies { identity } }").revision();
    }

    @Test
    void an_erased_user_is_in_no_event_and_those_who_had_the_address_before_and_after_are() {
        put("sip:first@contoso.com");
        rename("sip:first@contoso.com", "sip:elsewhere@contoso.com");
        put("sip:first@contoso.com");
        rename("sip:first@contoso.com", "sip:second@contoso.com");
        switchPolicy(false);
        switchPolicy(true);
        delete("sip:second@contoso.com");
        put("sip:second@contoso.com");
        ServedEvents.await();
        assertThat(addresses()).contains("sip:first@contoso.com", "sip:second@contoso.com");

        delete("sip:second@contoso.com");
        erase("sip:second@contoso.com");

        ServedEvents.await();
        List<String> addresses = addresses();
        assertThat(addresses).doesNotContain("sip:second@contoso.com");
        assertThat(addresses)
                .as("the user who lives on")
                .contains("sip:first@contoso.com", "sip:elsewhere@contoso.com");
        assertThat(addresses.stream().distinct().filter(a -> a.contains("erased-")))
                .hasSize(2);
        assertThat(Tables.all(database).toString()).doesNotContain("second@contoso.com");
        assertThat(stored()).doesNotContain("second@contoso.com");
    }

    @Test
    void a_user_who_is_erased_before_events_were_derived_is_in_none() throws Exception {
        put("sip:late@contoso.com");
        rename("sip:late@contoso.com", "sip:later@contoso.com");
        ServedEvents.await();
        try (Connection holding = database.getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // the follower waits, and the erasure with it
            statement.execute("select from event_follower for update");
            delete("sip:later@contoso.com");
            CompletableFuture<Void> erasure = Concurrently.run(() -> erase("sip:later@contoso.com"));
            Await.pause(300);
            assertThat(erasure).isNotDone();
            holding.rollback();
            erasure.join();
        }
        ServedEvents.await();
        assertThat(stored()).doesNotContain("later@contoso.com").doesNotContain("late@contoso.com");
        List<CloudEvent> events = ServedEvents.after(begin, 100);
        assertThat(events).hasSize(10).allMatch(e -> String.valueOf(e.getSubject())
                .contains("erased-"));
        assertThat(Tables.column(database, "select count(*) from followed_users"))
                .containsExactly("0");
    }

    private String stored() {
        return Tables.column(database, "select e::text from eligibility_events e") + " "
                + Tables.column(database, "select u::text from followed_users u");
    }

    private List<String> addresses() {
        return ServedEvents.after(begin, 100).stream()
                .map(event -> String.valueOf(event.getSubject()))
                .toList();
    }

    private static void put(String address) {
        String body = "{\"enabled\":true,\"home\":\"lync13.contoso.com\"}";
        assertThat(send(
                                "PUT",
                                "/api/users/" + address.replace(":", "%3A").replace("@", "%40"),
                                body,
                                "Content-Type",
                                "application/json")
                        .status())
                .isBetween(200, 201);
    }

    private static void rename(String from, String to) {
        ask("mutation($f: ID!, $t: ID!) { renameUser(sipAddress: $f, to: $t) { applied } }", "f", from, "t", to)
                .data();
    }

    private static void delete(String address) {
        ask("mutation($a: ID!) { deleteUser(sipAddress: $a) { applied } }", "a", address)
                .data();
    }

    private static void erase(String address) {
        ask("mutation($a: ID!) { eraseUser(sipAddress: $a) { applied } }", "a", address)
                .data();
    }

    private static void switchPolicy(boolean enables) {
        ask(
                        "mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }",
                        "p",
                        Map.of("identity", "Global", "enablePersistentChat", enables))
                .data();
    }
}
