package io.lifeguard.webhooks;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.lifeguard.webhooks.WebhookReceiver.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events are delivered to targets that accept them, that fail, and that are slow. */
@QuarkusTest
@TestProfile(WebhooksTest.WithTargets.class)
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class WebhooksTest {
    private static final List<String> NAMES = List.of("crm", "desk");

    private WebhookReceiver receiver;
    private long begin;

    /** Two targets at one receiver, and short times. */
    public static final class WithTargets implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            int port = FreePort.next();
            Map<String, String> settings = new HashMap<>(Map.of(
                    "lifeguard.webhooks.targets", String.join(",", NAMES),
                    "lifeguard.webhooks.private-addresses", "true",
                    "lifeguard.webhooks.timeout", "1s",
                    "lifeguard.webhooks.first-pause", "50ms",
                    "lifeguard.webhooks.longest-pause", "100ms",
                    "lifeguard.webhooks.max-attempts", "3",
                    "lifeguard.webhooks.poll-interval", "50ms",
                    "lifeguard.events.trim-interval", "1s"));
            NAMES.forEach(name -> {
                settings.put(
                        "lifeguard.webhook." + name + ".url",
                        "http://localhost:" + port + "/s3cr3t/" + name + "?token=t0p");
                settings.put("lifeguard.webhook." + name + ".secret", "whsec_" + WebhookReceiver.KEY);
            });
            return settings;
        }
    }

    @BeforeEach
    void a_receiver_and_an_organisation() throws IOException {
        receiver = new WebhookReceiver(
                URI.create(ConfigProvider.getConfig().getValue("lifeguard.webhook.crm.url", String.class))
                        .getPort());
        Org.clear(TestService.database());
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .storeIn(TestService.database());
        Tables.execute(
                TestService.database(),
                "delete from event_follower; truncate eligibility_events; delete from webhook_targets;"
                        + " delete from webhook_undelivered");
        within(Duration.ofSeconds(20)).until(() -> Tables.column(
                        TestService.database(), "select count(*) from webhook_targets, event_follower")
                .equals(List.of("2")));
        // a write, since the revision of an empty log is 0; events of earlier tests may still arrive
        send(
                "PUT",
                "/api/front-end-pools/other.contoso.com",
                "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}",
                "Content-Type",
                "application/json");
        begin = number(ask("{ policies { identity } }").revision());
    }

    @AfterEach
    void no_receiver() {
        receiver.close();
    }

    @Test
    void each_target_gets_each_event_in_order_signed() {
        for (int i = 0; i < 6; i++) {
            switchPolicy(i % 2 == 0);
        }
        NAMES.forEach(name -> await(name, 18));
        NAMES.forEach(name -> {
            List<Received> messages = received(name);
            assertThat(messages).hasSize(18); // 3 clients
            for (int i = 0; i < 18; i++) {
                Received message = messages.get(i);
                assertThat(message.contentType()).isEqualTo("application/cloudevents+json");
                assertThat(message.event().getString("id")).isEqualTo(message.id());
                assertThat(message.event().getString("subject")).isEqualTo("sip:ada@contoso.com");
                assertThat(message.event().getString("type")).endsWith(i / 3 % 2 == 0 ? "gained" : "lost");
            }
            assertThat(messages).extracting(Received::id).doesNotHaveDuplicates();
        });
        assertThat(receiver.received("forged")).isEmpty();
        within(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode crm = get("/api/webhooks").json().at("/items/0");
            assertThat(crm.get("name").asText()).isEqualTo("crm");
            assertThat(crm.get("origin").asText()).matches("http://localhost:[0-9]+");
            assertThat(crm.get("attempts").asInt()).isZero();
            assertThat(crm.get("after").asText()).isNotEmpty();
        });
        assertThat(get("/api/webhooks").body()).doesNotContain(WebhookReceiver.KEY, "t0p", "s3cr3t");
    }

    @Test
    void an_event_that_is_not_accepted_is_tried_again_given_up_listed_and_delivered_on_request() {
        receiver.answer("crm", 500, 0);
        switchPolicy(true);
        await("desk", 3);
        within(Duration.ofSeconds(20)).until(() -> undelivered("crm").size() == 3);
        JsonNode entry = undelivered("crm").get(0);
        assertThat(entry.get("attempts").asInt()).isEqualTo(3);
        assertThat(entry.get("problem").asText()).isEqualTo("status 500");
        String id = entry.get("event").asText();
        assertThat(PrometheusMetrics.figure("lifeguard_webhooks_undelivered_total"))
                .isPositive();

        assertThat(received("crm").subList(0, 3)).allMatch(each -> each.id().equals(id));
        assertThat(received("crm")).hasSize(9);

        receiver.answer("crm", 204, 0);
        assertThat(redeliver("crm", id)).isEqualTo(202);
        within(Duration.ofSeconds(20)).until(() -> undelivered("crm").size() == 2);
        assertThat(received("crm")).hasSize(10).last().matches(each -> each.id().equals(id));
        assertThat(redeliver("crm", id)).isEqualTo(404);
        assertThat(redeliver("nobody", id)).isEqualTo(404);
        assertThat(get("/api/webhooks/nobody/undelivered").status()).isEqualTo(404);
        assertThat(get("/api/webhooks/crm/undelivered?after=x").status()).isEqualTo(400);
    }

    @Test
    void what_was_given_up_is_listed_only_as_long_as_its_event_is_kept() {
        receiver.answer("crm", 500, 0);
        switchPolicy(true);
        within(Duration.ofSeconds(20)).until(() -> undelivered("crm").size() == 3);
        Tables.execute(TestService.database(), "update changes set at = at - interval '60 days'");
        within(Duration.ofSeconds(20)).until(() -> undelivered("crm").isEmpty());
    }

    @Test
    void a_slow_target_holds_up_no_other_and_a_redirect_is_not_followed() {
        receiver.answer("crm", 302, 2_000);
        for (int i = 0; i < 4; i++) {
            switchPolicy(i % 2 == 0);
        }
        await("desk", 12);
        assertThat(received("crm")).hasSizeLessThan(12);
        receiver.answer("crm", 302, 0);
        within(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(undelivered("crm"))
                .anyMatch(each -> each.get("problem").asText().equals("status 302")));
        assertThat(receiver.received("elsewhere")).isEmpty();
    }

    @Test
    void an_instance_that_could_not_give_a_target_back_continues_at_once() {
        switchPolicy(true);
        NAMES.forEach(name -> await(name, 3));
        within(Duration.ofSeconds(20)).until(() -> Tables.column(
                        TestService.database(), "select count(*) from webhook_targets where owned_until = '-infinity'")
                .equals(List.of("2")));
        // as after an outage of the database
        Tables.execute(TestService.database(), "update webhook_targets set owned_until = now() + interval '1 hour'");
        switchPolicy(false);
        NAMES.forEach(name -> await(name, 6));
    }

    private void await(String target, int count) {
        within(Duration.ofSeconds(20)).until(() -> received(target).size() >= count);
    }

    private List<Received> received(String target) {
        return receiver.received(target).stream()
                .filter(each -> number(each.id()) > begin)
                .toList();
    }

    private static long number(String id) {
        return Long.parseLong(id.split("\\.", -1)[1]);
    }

    private static JsonNode undelivered(String target) {
        return get("/api/webhooks/" + target + "/undelivered").json().get("items");
    }

    private static int redeliver(String target, String event) {
        return send("POST", "/api/webhooks/" + target + "/undelivered/" + event + "/redelivery", "")
                .status();
    }

    private static void switchPolicy(boolean enabled) {
        ask(
                        "mutation($e: Boolean!) { putPolicy(policy: {identity: \"Global\", enablePersistentChat: $e}) { applied } }",
                        "e",
                        enabled)
                .data();
    }
}
