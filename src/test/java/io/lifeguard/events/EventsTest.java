package io.lifeguard.events;

import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.lifeguard.events.EventStreamClient.StreamedEvent;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Await;
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
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages and streams of events. */
@QuarkusTest
@TestProfile(EventsTest.ShortTimes.class)
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class EventsTest {
    private final DataSource database = TestService.database();
    private String begin = "";

    /** Frequent heartbeats, few subscriptions and a short memory. */
    public static final class ShortTimes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lifeguard.streams.heartbeat-interval", "200ms",
                    "lifeguard.subscriptions.max-subscribers", "3",
                    "lifeguard.requests.max-concurrent", "2",
                    "lifeguard.requests.min-rate-period", "1s",
                    "lifeguard.events.trim-interval", "1s",
                    "lifeguard.events.retention", "1h");
        }
    }

    @BeforeEach
    void two_pools_of_which_users_of_a_lync_2013_home_are_eligible_for_one() {
        Org.clear(database);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .chatPool("Chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("chat10.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .storeIn(database);
        switchPolicy(true);
        ServedEvents.beginNow();
        begin = ask("{ policies { identity } }").revision();
    }

    @Test
    void an_event_is_a_cloud_event_with_who_what_why_and_by_which_write() {
        users(1);
        String before = ask("{ policies { identity } }").revision();
        switchPolicy(false);
        ServedEvents.await();

        List<CloudEvent> events = ServedEvents.after(before, 100);

        assertThat(events).hasSize(3).allMatch(e -> e.getSpecVersion() == SpecVersion.V1);
        assertThat(events).extracting(CloudEvent::getSubject).containsOnly("sip:u0@contoso.com");
        assertThat(events).extracting(e -> String.valueOf(e.getSource())).containsOnly("urn:lifeguard");
        assertThat(events).extracting(CloudEvent::getDataContentType).containsOnly("application/json");
        assertThat(events.get(0).getTime()).isNotNull();
        String revision = ask("{ policies { identity } }").revision();
        assertThat(events)
                .extracting(CloudEvent::getId)
                .containsExactly(revision + ".1", revision + ".2", revision + ".3");
        assertThat(ServedEvents.data(events.get(0))).isEqualTo(new JsonObject("""
                        {"user": "sip:u0@contoso.com", "client": "LYNC_2013", "pool": "Chat13.contoso.com",
                         "change": "LOST", "rules": ["USER_ENABLED_BY_POLICY"],
                         "write": {"revision": "%s", "actor": "local", "kind": "UPDATED",
                           "subjectType": "ChatPolicy", "subject": "Global"}}""".formatted(revision)));
    }

    @Test
    void pages_of_any_size_have_the_same_events_and_any_id_continues() {
        users(7);
        switchPolicy(false);
        switchPolicy(true);
        ServedEvents.await();
        List<String> all = ids(ServedEvents.after(begin, 1000));
        assertThat(all).hasSize(7 * 7 + 2 * 7 * 3).doesNotHaveDuplicates();
        for (int size : List.of(1, 2, 3, 10)) {
            assertThat(ids(ServedEvents.after(begin, size)))
                    .as("pages of " + size)
                    .isEqualTo(all);
        }
        for (int i = 0; i < all.size(); i += 5) {
            assertThat(ids(ServedEvents.after(all.get(i), 4)))
                    .as("after " + all.get(i))
                    .isEqualTo(all.subList(i + 1, all.size()));
        }
        Response last = get("/api/events?after=" + all.get(all.size() - 1));
        assertThat(last.body()).isEqualTo("[]");
        assertThat(last.header("Link")).isEmpty();
        assertThat(last.header("Lifeguard-Events-Position"))
                .hasValue(ask("{ policies { identity } }").revision());
        assertThat(ids(ServedEvents.read(get("/api/events?first=5").body()))).isEqualTo(all.subList(0, 5));
    }

    @Test
    void a_page_can_be_of_a_user_a_client_and_a_pool() {
        users(3);
        switchPolicy(false);
        ServedEvents.await();
        List<CloudEvent> all = ServedEvents.after(begin, 1000);
        for (String filter : List.of(
                "user=U1%40contoso.com",
                "client=LYNC_2013",
                "pool=chat13.CONTOSO.com",
                "user=sip%3Au2%40contoso.com&client=GROUP_CHAT_2010&pool=chat10.contoso.com")) {
            List<String> expected = all.stream()
                    .filter(event -> matches(ServedEvents.data(event), filter))
                    .map(CloudEvent::getId)
                    .toList();
            assertThat(expected).as(filter).isNotEmpty().hasSizeLessThan(all.size());
            assertThat(ids(ServedEvents.after(begin + "&" + filter, 2)))
                    .as(filter)
                    .isEqualTo(expected);
        }
    }

    private static boolean matches(JsonObject data, String filter) {
        return Stream.of(filter.split("&")).allMatch(each -> {
            String[] pair = each.split("=", 2);
            String wanted = pair[1].replace("%40", "@").replace("%3A", ":");
            String actual = data.getString(pair[0]);
            return actual.equalsIgnoreCase(wanted) || actual.equalsIgnoreCase("sip:" + wanted);
        });
    }

    @Test
    void what_is_wrong_with_a_request_is_a_problem_for_pages_and_for_streams() throws Exception {
        for (String accept : List.of("*/*", "text/event-stream")) {
            expectProblem(
                    accept,
                    "?after=nonsense",
                    400,
                    "after: \"nonsense\" is neither the id of an event nor a revision.");
            expectProblem(accept, "?after=" + begin + ".0", 400, "neither the id of an event");
            expectProblem(accept, "?after=" + begin + "000", 503, begin + "000");
            expectProblem(accept, "?after=" + begin + "000.1", 503, begin + "000");
            expectProblem(accept, "?after=z" + begin.substring(1), 503, "z" + begin.substring(1));
            expectProblem(accept, "?client=LYNC_2014", 400, "must be one of GROUP_CHAT_2007_R2");
            expectProblem(accept, "?user=ada", 400, "user");
            expectProblem(accept, "?pool=%00", 400, "pool");
            expectProblem(accept, "?pool=a.b&pool=c.d", 400, "given 2 times");
            expectProblem(accept, "?later=1", 400, "The parameter is unknown; the parameters are after, client, ");
        }
        expectProblem("*/*", "?first=0", 400, "A page has 1 to 1,000 events.");
        expectProblem("*/*", "?first=1001", 400, "A page has 1 to 1,000 events.");
        expectProblem("text/event-stream", "?first=5", 400, "The parameter is unknown");
        expectProblem("text/html", "", 406, "Accept");
        assertThat(body(EventStreamClient.request(TestService.port(), "/api/events", "Last-Event-ID", "x y")))
                .contains("is neither the id of an event nor a revision");
    }

    private static void expectProblem(String accept, String query, int status, String text) throws Exception {
        String body;
        if (accept.equals("text/event-stream")) {
            HttpResponse<InputStream> response = EventStreamClient.request(TestService.port(), "/api/events" + query);
            body = body(response);
            assertThat(response.statusCode()).as(query + body).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        } else {
            Response response = get("/api/events" + query, "Accept", accept);
            body = response.body();
            assertThat(response.status()).as(query + body).isEqualTo(status);
        }
        assertThat(new JsonObject(body).encode().replace("\\\"", "\""))
                .as(query)
                .contains(text);
    }

    private static String body(HttpResponse<InputStream> response) throws Exception {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_stream_has_the_events_of_the_pages_and_continues_where_it_was_cut_off() {
        users(5);
        List<StreamedEvent> got = new ArrayList<>();
        String last = begin;
        for (int round = 0; round < 6; round++) {
            switchPolicy(round % 2 == 1);
            try (EventStreamClient stream = follow("?after=" + begin, "Last-Event-ID", last)) {
                soon().until(() -> !stream.events().isEmpty());
                List<StreamedEvent> some = stream.events();
                List<StreamedEvent> kept =
                        some.subList(0, ThreadLocalRandom.current().nextInt(1, some.size() + 1));
                got.addAll(kept);
                last = got.get(got.size() - 1).id();
            }
        }
        ServedEvents.await();
        List<CloudEvent> all = ServedEvents.after(begin, 100);
        try (EventStreamClient stream = follow("", "Last-Event-ID", last)) {
            got.addAll(stream.await(all.size() - got.size()));
        }
        assertThat(got).extracting(StreamedEvent::id).isEqualTo(ids(all));
        List<CloudEvent> streamed = got.stream()
                .map(event -> ServedEvents.read("[" + event.data() + "]").get(0))
                .toList();
        assertThat(streamed).isEqualTo(all);
        assertThat(got)
                .extracting(StreamedEvent::type)
                .isEqualTo(all.stream().map(CloudEvent::getType).toList());
    }

    @Test
    void a_stream_without_a_place_begins_at_the_present_and_a_filter_applies_to_it() {
        users(2);
        try (EventStreamClient stream = follow("?user=u1%40contoso.com&client=LYNC_2013")) {
            soon().until(() -> !stream.lastId().isEmpty());
            switchPolicy(false);
            List<StreamedEvent> events = stream.await(1);
            assertThat(new JsonObject(events.get(0).data())
                            .getJsonObject("data")
                            .getString("user"))
                    .isEqualTo("sip:u1@contoso.com");
        }
    }

    @Test
    void heartbeats_move_the_place_where_a_client_continues_while_nothing_happens_that_it_wants() {
        users(1);
        try (EventStreamClient stream = follow("?user=nobody%40contoso.com&after=" + begin)) {
            switchPolicy(false);
            String present = ask("{ policies { identity } }").revision();
            soon().until(() -> stream.lastId().equals(present) && stream.comments() > 2);
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void streams_are_limited_but_are_no_requests_in_progress_and_may_last() throws Exception {
        try (EventStreamClient first = follow("");
                EventStreamClient second = follow("");
                EventStreamClient third = follow("")) {
            HttpResponse<InputStream> fourth = EventStreamClient.request(TestService.port(), "/api/events");
            assertThat(fourth.statusCode()).isEqualTo(503);
            assertThat(body(fourth)).contains("There are 3 subscribers already");
            // 2 requests may be in progress
            assertThat(get("/api/events").status()).isEqualTo(200);
            // longer than a slow reader may take
            soon().until(() -> Math.min(first.comments(), second.comments()) > 12);
            assertThat(Stream.of(first, second, third)).noneMatch(EventStreamClient::hasEnded);
        }
        soon().untilAsserted(() -> assertThat(PrometheusMetrics.figure("lifeguard_subscriptions_active"))
                .isZero());
        follow("").close();
    }

    @Test
    void a_client_that_does_not_read_its_stream_is_cut_off_and_holds_nothing_up() throws Exception {
        Tables.execute(
                database,
                "insert into users (sip_address, key, search_words, enabled, online, home_id)"
                        + " select 'sip:m' || n || '@contoso.com', 'sip:m' || n || '@contoso.com', '', true, false, f.id"
                        + " from generate_series(1, 8000) n, front_end_pools f where f.key = 'lync13.contoso.com'");
        ServedEvents.beginNow();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), TestService.port()));
            deaf.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            soon().until(() -> PrometheusMetrics.figure("lifeguard_subscriptions_active") == 1);
            switchPolicy(false);
            ServedEvents.await();
            Await.within(Duration.ofSeconds(30))
                    .until(() -> PrometheusMetrics.figure("lifeguard_subscriptions_active") == 0);
        }
    }

    @Test
    void events_that_are_not_kept_are_gone_and_later_ones_are_not() throws Exception {
        users(1);
        ServedEvents.await();
        String old = ids(ServedEvents.after(begin, 100)).get(0);
        Tables.execute(database, "update changes set at = at - interval '2 hours'");
        switchPolicy(false);
        ServedEvents.await();
        soon().until(() -> Tables.column(database, "select count(*) from eligibility_events")
                .equals(List.of("1")));
        expectProblem("*/*", "?after=" + begin, 410, begin);
        expectProblem("*/*", "?after=" + old, 410, "");
        expectProblem("text/event-stream", "?after=" + old, 410, "");
        assertThat(ServedEvents.read(get("/api/events").body())).hasSize(3).allMatch(e -> e.getType()
                .endsWith("lost"));
        soon().until(() -> Tables.column(database, "select count(*) from eligibility_differences")
                .equals(List.of("1")));
    }

    @Test
    void groups_that_no_user_has_any_more_are_forgotten_and_may_come_again() {
        users(1);
        ServedEvents.await();
        assertThat(followedGroups()).isEqualTo(1);
        ask("mutation { deleteUser(sipAddress: \"sip:u0@contoso.com\") { applied } }")
                .data();
        soon().until(() -> followedGroups() == 0);

        users(1);
        ServedEvents.await();
        assertThat(followedGroups()).isEqualTo(1);
        assertThat(ServedEvents.after(begin, 100))
                .extracting(event -> event.getType().replaceFirst(".*\\.", ""))
                .isEqualTo(Stream.of("gained", "lost", "gained")
                        .flatMap(change -> Collections.nCopies(7, change).stream())
                        .toList());
    }

    private int followedGroups() {
        return Integer.parseInt(
                Tables.column(database, "select count(*) from followed_groups").get(0));
    }

    private static EventStreamClient follow(String query, String... headers) {
        return EventStreamClient.open(TestService.port(), "/api/events" + query, headers);
    }

    private static List<String> ids(List<CloudEvent> events) {
        return events.stream().map(CloudEvent::getId).toList();
    }

    private static void users(int count) {
        String[] lines = Stream.concat(
                        Stream.of("SipAddress,Enabled,RegistrarPool"),
                        IntStream.range(0, count).mapToObj(i -> "sip:u" + i + "@contoso.com,True,lync13.contoso.com"))
                .toArray(String[]::new);
        importExport("users", lines);
    }

    private static void switchPolicy(boolean enables) {
        ask(
                        "mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }",
                        "p",
                        Map.of("identity", "Global", "enablePersistentChat", enables))
                .data();
    }
}
