package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.subscriptions.Subscriber.Closed;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Subscribers while the database, the connection that listens, or another subscriber fails. */
@QuarkusTest
@TestProfile(SubscriptionFaultsTest.Impatient.class)
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "directory", value = SubscriptionFaultsTest.DIRECTORY))
@Timeout(120)
class SubscriptionFaultsTest {
    static final String DIRECTORY = "feed";
    private static final int MANY = 20_000;
    private static final String INSIDE =
            "(?is).*(exception[^\"]|io\\.lifeguard|java\\.|vertx|select |127\\.0\\.0\\.1|password|role|terminat).*";

    // without a pool: its connections would be cut too
    private final PGSimpleDataSource dataSource = of("quarkus.datasource.username", "quarkus.datasource.password", "");
    private final PGSimpleDataSource superuser = of("test.superuser.username", "test.superuser.password", "");

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lifeguard.subscriptions.poll-interval", "300ms", "lifeguard.subscriptions.write-timeout", "3s");
        }
    }

    @BeforeEach
    void one_change() {
        Org.clear(dataSource);
        write("Tag:First");
    }

    @Test
    void what_is_not_announced_is_found_all_the_same() {
        Tables.execute(dataSource, "alter table changes disable trigger announce_changes");
        try (Subscriber subscriber = Subscriber.following(port(), revision())) {
            write("Tag:A");
            subscriber.await(1);
            write("Tag:B");
            subscriber.await(2);
        } finally {
            Tables.execute(dataSource, "alter table changes enable trigger announce_changes");
        }
    }

    @Test
    void a_connection_that_listens_is_opened_again_when_it_is_cut() throws Exception {
        try (Subscriber subscriber = Subscriber.following(port(), revision())) {
            for (int i = 1; i <= 3; i++) {
                Tables.column(
                        superuser,
                        "select pg_terminate_backend(l.pid) from pg_stat_activity l where datname = current_database()"
                                + " and query like 'select epoch, revision, (select position%'");
                write("Tag:A" + i);
                subscriber.await(i);
                soon().until(this::listens);
            }
            pause(1_000); // longer than what is not announced takes
            assertThat(listens()).as("it still listens").isTrue();
            write("Tag:Last");
            subscriber.await(4);
        }
    }

    @Test
    void while_the_database_is_away_a_subscriber_waits_and_misses_nothing_and_a_new_one_is_told() throws Exception {
        String database = config("test.superuser.url").replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        PGSimpleDataSource maintenance = of("test.superuser.username", "test.superuser.password", "/postgres");
        String begin = revision();
        try (Subscriber subscriber = Subscriber.following(port(), begin)) {
            write("Tag:Before");
            subscriber.await(1);
            Tables.execute(maintenance, "alter database " + database + " allow_connections false");
            try {
                Tables.column(
                        maintenance,
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
                try (Subscriber late = Subscriber.following(port(), begin)) {
                    assertThat(late.code()).isEqualTo("UNAVAILABLE");
                    assertThat(late.error().toString()).doesNotMatch(INSIDE);
                }
                pause(1_000); // some polls, all in vain
            } finally {
                Tables.execute(maintenance, "alter database " + database + " allow_connections true");
            }
            writeAgain("Tag:After");
            assertThat(subjects(subscriber.await(2))).containsExactly("Tag:Before", "Tag:After");
        }
    }

    @Test
    void when_the_server_is_killed_and_comes_back_its_subscribers_go_on() throws Exception {
        try (Subscriber subscriber = Subscriber.following(port(), revision())) {
            write("Tag:Before");
            subscriber.await(1);
            kill();
            writeAgain("Tag:After");
            assertThat(subjects(subscriber.await(2))).containsExactly("Tag:Before", "Tag:After");
        }
    }

    @Test
    void for_a_subscriber_that_does_not_read_no_more_is_fetched_and_the_others_go_on() throws Exception {
        String begin = revision();
        append(MANY);
        Tables.column(superuser, "select pg_stat_statements_reset()");
        try (Subscriber slow = Subscriber.acknowledged(port())) {
            slow.stopReading();
            slow.follow(begin);
            long fetched = fetchedUntilNoMore();
            assertThat(fetched)
                    .as("fetched for the subscriber that does not read")
                    .isLessThan(MANY / 2);
            assertThat(figure("lifeguard_subscriptions_active")).isEqualTo(1);
            assertThat(figure("lifeguard_subscription_lag_revisions")).isBetween(MANY / 2.0, (double) MANY);
            try (Subscriber fast = Subscriber.following(port(), begin)) {
                assertThat(fast.await(MANY)).hasSize(MANY);
            }
            assertThat(fetched()).isLessThan(MANY + MANY / 2);
        }
    }

    @Test
    void a_subscriber_that_does_not_read_for_too_long_is_closed_with_a_reason_and_resumes() throws Exception {
        String begin = revision();
        append(MANY);
        Tables.column(superuser, "select pg_stat_statements_reset()");
        List<JsonNode> got;
        try (Subscriber slow = Subscriber.acknowledged(port())) {
            slow.stopReading();
            slow.follow(begin);
            fetchedUntilNoMore();
            pause(3_500); // longer than it may go without reading
            slow.readAgain();
            Closed closed = slow.closed();
            assertThat(closed.code()).isEqualTo(1013);
            assertThat(closed.reason()).contains("3 s");
            got = slow.changes();
        }
        assertThat(got.size()).isLessThan(MANY / 2);
        String last = got.get(got.size() - 1).get("revision").asText();
        try (Subscriber resumed = Subscriber.following(port(), last)) {
            List<String> rest = subjects(resumed.await(MANY - got.size()));
            assertThat(rest.get(0)).isEqualTo("Tag:" + (got.size() + 1));
            assertThat(rest.get(rest.size() - 1)).isEqualTo("Tag:" + MANY);
        }
    }

    /** More than the buffers of both ends and of the system in between hold. */
    private void append(int many) {
        Tables.execute(
                dataSource,
                "insert into changes (actor, kind, subject_type, subject, subject_key, after)"
                        + " select 'x', 'CREATED', 'ChatPolicy', 'Tag:' || n, 'tag:' || n,"
                        + " jsonb_build_object('description', repeat(md5(n::text), 128)) from generate_series(1, "
                        + many
                        + ") n");
    }

    private boolean listens() {
        return !Tables.column(
                        superuser,
                        "select 1 from pg_stat_activity where query in ('listen lifeguard_changes',"
                                + " 'select epoch, revision, (select position from event_follower) as events from present') and state = 'idle'"
                                + " and datname = current_database()")
                .isEmpty();
    }

    /** How many changes were read for subscribers once nothing more is read. */
    private long fetchedUntilNoMore() {
        return within(Duration.ofSeconds(30)).until(this::fetched, fetched -> {
            pause(500);
            return fetched > 0 && fetched == fetched();
        });
    }

    private long fetched() {
        return Long.parseLong(Tables.column(
                        superuser,
                        "select coalesce(sum(rows), 0) from pg_stat_statements where query like '%from changes c where c.revision >%'")
                .get(0));
    }

    private static void kill() throws IOException {
        Path pid = Path.of("target", "test-postgres", DIRECTORY, "postgresql", "postmaster.pid");
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static String revision() {
        return ask("{ policies { identity } }").revision();
    }

    private static void write(String policy) {
        ask("mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }", "p", policy(policy))
                .data();
    }

    /** As often as the database is not back yet. */
    private static void writeAgain(String policy) {
        within(Duration.ofMinutes(1)).until(() -> !ask(
                        "mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }", "p", policy(policy))
                .json()
                .has("errors"));
    }

    private static Map<String, Object> policy(String identity) {
        return Map.of("identity", identity, "enablePersistentChat", true);
    }

    private static List<String> subjects(List<JsonNode> changes) {
        return changes.stream().map(c -> c.get("subject").asText()).toList();
    }

    private static PGSimpleDataSource of(String user, String password, String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        String url = config("test.superuser.url");
        dataSource.setUrl(database.isEmpty() ? url : url.replaceFirst("/[^/]*$", database));
        dataSource.setUser(config(user));
        dataSource.setPassword(config(password));
        return dataSource;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
