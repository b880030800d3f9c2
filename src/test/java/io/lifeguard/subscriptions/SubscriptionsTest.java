package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Subscribers get the change log from any revision on. Nothing polls the log here: every change that comes was announced.
 */
@QuarkusTest
@TestProfile(SharedProfiles.SmallPages.class)
@WithTestResource(PostgresResource.class)
class SubscriptionsTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void one_change() {
        Org.clear(dataSource);
        write("Tag:First", 1);
    }

    @Test
    void from_a_revision_on_come_the_changes_that_are_there_and_then_those_that_are_made_each_once_and_whole() {
        String begin = revision();
        write(3);
        try (Subscriber subscriber = Subscriber.following(port(), begin)) {
            subscriber.await(3);
            write(2);
            subscriber.await(5);
            importExport("policies", policies(250));
            List<JsonNode> changes = subscriber.await(255);
            assertThat(changes).isEqualTo(log(begin));
        }
        try (Subscriber later =
                Subscriber.following(port(), log(begin).get(99).get("revision").asText())) {
            assertThat(later.await(155)).isEqualTo(log(begin).subList(100, 255));
        }
    }

    @Test
    void without_a_revision_it_begins_at_the_present() throws Exception {
        write(3);
        try (Subscriber subscriber = Subscriber.following(port(), null)) {
            soon().until(() -> {
                write("Tag:Probe", 1);
                return subscriber.count() > 0;
            });
            JsonNode first = subscriber.changes().get(0);
            assertThat(first.get("subject").asText()).isEqualTo("Tag:Probe0");
            List<JsonNode> log = log(null);
            assertThat(subscriber.await(log.size() - log.indexOf(first)))
                    .isEqualTo(log.subList(log.indexOf(first), log.size()));
        }
    }

    @Test
    void
            a_subscriber_that_is_cut_off_at_random_and_resumes_after_the_last_revision_misses_nothing_and_gets_nothing_twice() {
        String begin = revision();
        List<JsonNode> got = new ArrayList<>();
        String after = begin;
        for (int round = 0; round < 20; round++) {
            try (Subscriber subscriber = Subscriber.following(port(), after)) {
                write(5);
                subscriber.await(1 + ThreadLocalRandom.current().nextInt(5));
                subscriber.vanish();
                got.addAll(subscriber.changes());
                after = got.get(got.size() - 1).get("revision").asText();
            }
        }
        try (Subscriber last = Subscriber.following(port(), after)) {
            got.addAll(last.await(100 - got.size()));
        }
        assertThat(got).isEqualTo(log(begin));
    }

    @Test
    void several_subscriptions_of_one_socket_come_and_go_each_for_itself() {
        String begin = revision();
        write(2);
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe("a", "subscription($after: ID) { changes(after: $after) { revision } }", begin);
            subscriber.await(2);
            subscriber.say("{\"type\":\"complete\",\"id\":\"a\"}");
            subscriber.follow(begin);
            subscriber.await(4);
            write(1);
            List<JsonNode> changes = subscriber.await(5);
            assertThat(changes.subList(2, 5)).isEqualTo(log(begin));
        }
    }

    @Test
    void a_revision_that_is_not_there_is_stale_and_what_is_none_is_told_as_the_query_tells_it() {
        String present = revision();
        for (String stale : List.of(present + "000", "z" + present.substring(1))) {
            try (Subscriber subscriber = Subscriber.following(port(), stale)) {
                assertThat(subscriber.code()).as(stale).isEqualTo("STALE");
                assertThat(subscriber.error().get("message").asText()).contains(stale);
            }
        }
        try (Subscriber subscriber = Subscriber.following(port(), "nonsense")) {
            JsonNode ofQuery = ask("{ changes(after: \"nonsense\") { nodes { revision } } }")
                    .json();
            assertThat(subscriber.code()).isEqualTo("INVALID_VALUE");
            assertThat(subscriber.error().get("message")).isEqualTo(ofQuery.at("/errors/0/message"));
        }
    }

    @Test
    void a_revision_that_is_about_to_come_is_waited_for() throws Exception {
        String present = revision();
        int dot = present.indexOf('.');
        String next = present.substring(0, dot + 1) + (Long.parseLong(present.substring(dot + 1)) + 1);
        try (Subscriber subscriber = Subscriber.following(port(), next)) {
            pause(200); // it is waited for by then
            write(2);
            assertThat(subscriber.await(1)).isEqualTo(log(next));
        }
    }

    @Test
    void a_socket_that_demands_a_state_which_is_not_there_gets_nothing() {
        try (Subscriber subscriber = Subscriber.acknowledged(port(), "Lifeguard-At-Least", revision() + "000")) {
            assertThat(subscriber.follow(null).code()).isEqualTo("STALE");
        }
    }

    @Test
    void what_is_taken_back_before_its_commit_never_comes() throws Exception {
        String begin = revision();
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .storeIn(dataSource);
        try (Subscriber subscriber = Subscriber.following(port(), begin);
                var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into changes (actor, kind, subject_type, subject, subject_key, after)"
                    + " values ('x', 'CREATED', 'ChatPolicy', 'Tag:Never', 'tag:never', '{}')");
            connection.rollback();
            write(1);
            assertThat(subscriber.await(1).get(0).get("subject").asText()).isEqualTo("Tag:P0");
        }
    }

    @Test
    void while_nobody_follows_nobody_listens() throws Exception {
        String listening = "select count(*) from pg_stat_activity where query = 'listen lifeguard_changes'";
        try (Subscriber subscriber = Subscriber.following(port(), revision())) {
            write(1);
            subscriber.await(1);
            assertThat(Tables.column(dataSource, listening)).containsExactly("1");
        }
        soon().untilAsserted(
                        () -> assertThat(Tables.column(dataSource, listening)).containsExactly("0"));
    }

    private static String revision() {
        return ask("{ policies { identity } }").revision();
    }

    private static void write(int count) {
        write("Tag:P", count);
    }

    private static void write(String policy, int count) {
        for (int i = 0; i < count; i++) {
            ask(
                            "mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }",
                            "p",
                            Map.of(
                                    "identity",
                                    policy + i,
                                    "enablePersistentChat",
                                    true,
                                    "description",
                                    String.valueOf(System.nanoTime())))
                    .data();
        }
    }

    private static String[] policies(int count) {
        return Stream.concat(
                        Stream.of("Identity,EnablePersistentChat"),
                        IntStream.range(0, count).mapToObj(i -> "Tag:I" + i + ",True"))
                .toArray(String[]::new);
    }

    /** The log after a revision, to its present end. */
    private static List<JsonNode> log(@Nullable String begin) {
        List<JsonNode> changes = new ArrayList<>();
        String after = begin;
        boolean more = true;
        while (more) {
            JsonNode page = ask(
                            "query($a: ID) { changes(after: $a, first: 500) { nodes { revision at actor kind subjectType"
                                    + " subject before after } pageInfo { hasNextPage endCursor } } }",
                            "a",
                            after)
                    .data()
                    .get("changes");
            page.get("nodes").forEach(changes::add);
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asText();
        }
        return changes;
    }
}
