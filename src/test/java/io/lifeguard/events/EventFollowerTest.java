package io.lifeguard.events;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The follower of the change log: large writes, lost sessions, writes that do not wait for it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class EventFollowerTest {
    private static final Logger LOG = Logger.getLogger(EventFollowerTest.class);
    private static final String END_SESSION =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                    + " and granted and ((classid::bigint << 32) | objid::bigint) = 5433723488";

    private final DataSource database = TestService.database();

    @BeforeEach
    void pools_of_two_releases() {
        Org.clear(database);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("chat10.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .chatPool("other10.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .policy("Tag:Traders", true)
                .storeIn(database);
    }

    @Test
    void a_switch_of_a_policy_of_100_000_users_is_an_event_for_each_and_takes_a_few_statements() {
        users(100_000, false);
        ServedEvents.beginNow();
        long begin = System.nanoTime();
        ask("mutation { putPolicy(policy: {identity: \"Global\", enablePersistentChat: true}) { applied } }")
                .data();
        long written = System.nanoTime();
        ServedEvents.await();
        LOG.infof(
                "switch of a policy of 100,000 users: written in %d ms, derived %d ms later",
                Duration.ofNanos(written - begin).toMillis(),
                Duration.ofNanos(System.nanoTime() - written).toMillis());
        assertThat(
                        Tables.column(
                                database,
                                "select count(*) || ' ' || count(distinct user_key) || ' ' || max(first) from eligibility_events"))
                .containsExactly("100000 100000 299998");
        assertThat(Tables.column(
                        database,
                        "select size from eligibility_differences d"
                                + " where exists (select from eligibility_events where difference_id = d.id)"))
                .containsExactly("3");
    }

    @Test
    void a_write_about_thousands_of_users_makes_the_difference_that_all_of_it_makes() {
        users(3_000, true);
        Tables.execute(
                database,
                "insert into client_configurations (user_id, client, pool_id, pool_release)"
                        + " select u.id, 'GROUP_CHAT_2010', p.id, p.release from users u, chat_pools p"
                        + " where p.key = 'chat10.contoso.com'");
        ServedEvents.beginNow();
        expectDifferences("mutation { deletePolicy(identity: \"Tag:Traders\", force: true) { applied } }", 3_000 * 3);
        ask("mutation { planMigration(source: \"chat10.contoso.com\", target: \"chat13.contoso.com\") { applied } }")
                .data();
        // 2 entries for each user: all are pointed at another pool by one write
        expectDifferences(
                "mutation { completeMigration(source: \"chat10.contoso.com\", repointLegacyClients: true) { applied } }",
                3_000 * 3);
    }

    private void expectDifferences(String write, int count) {
        ServedEvents.await();
        String begin = ask("{ policies { identity } }").revision();
        RecordedEligibility before = RecordedEligibility.read(database);
        ask(write).data();
        ServedEvents.await();
        List<CloudEvent> events = ServedEvents.after(begin, 1000);
        assertThat(events).hasSize(count);
        TreeSet<String> lines = events.stream().map(ServedEvents::line).collect(Collectors.toCollection(TreeSet::new));
        assertThat(lines).isEqualTo(before.differences(RecordedEligibility.read(database)));
    }

    @Test
    void a_follower_that_loses_its_session_at_any_moment_is_followed_by_another_that_continues_exactly() {
        users(200, false);
        ServedEvents.beginNow();
        String begin = ask("{ policies { identity } }").revision();
        for (int i = 0; i < 60; i++) {
            ask(
                            "mutation($e: Boolean!) { putPolicy(policy: {identity: \"Global\", enablePersistentChat: $e}) { applied } }",
                            "e",
                            i % 2 == 0)
                    .data();
            if (i % 6 == 5) {
                Await.pause(ThreadLocalRandom.current().nextInt(30));
                Tables.column(database, END_SESSION);
            }
        }
        ServedEvents.await();
        Map<String, List<CloudEvent>> byUser = ServedEvents.after(begin, 1000).stream()
                .collect(Collectors.groupingBy(event ->
                        event.getSubject() + " " + ServedEvents.data(event).getString("client")));
        assertThat(byUser).hasSize(3 * 200);
        assertThat(byUser.values()).allSatisfy(events -> {
            assertThat(events).hasSize(60);
            for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).getType()).endsWith(i % 2 == 0 ? "gained" : "lost");
            }
        });
    }

    @Test
    void no_write_waits_for_the_follower_and_its_lag_is_exported() throws Exception {
        users(1, false);
        ServedEvents.beginNow();
        try (Connection holding = database.getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table event_follower, followed_users, eligibility_events in exclusive mode");
            for (int i = 0; i < 5; i++) {
                ask(
                                "mutation($e: Boolean!) { putPolicy(policy: {identity: \"Global\", enablePersistentChat: $e}) { applied } }",
                                "e",
                                i % 2 == 0)
                        .data();
            }
            Await.pause(1_200);
            holding.rollback();
        }
        ServedEvents.await();
        assertThat(PrometheusMetrics.figure("lifeguard_events_follower")).isEqualTo(1);
        Await.soon()
                .until(() -> PrometheusMetrics.figure("lifeguard_events_lag_revisions") == 0
                        && PrometheusMetrics.figure("lifeguard_events_lag_seconds") == 0);
    }

    private void users(int count, boolean traders) {
        Tables.execute(
                database,
                "insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id)"
                        + " select 'sip:m' || n || '@contoso.com', 'sip:m' || n || '@contoso.com', '', true, false, f.id, "
                        + (traders ? "(select id from policies where key = 'tag:traders')" : "null")
                        + " from generate_series(1, " + count
                        + ") n, front_end_pools f where f.key = 'lync13.contoso.com'");
    }
}
