package io.lifeguard.graphql;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * While writers enable and disable users and a policy, every decision and every figure is the one that follows from the
 * change log for the revision of the response.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Timeout(120)
class ConsistentReadsTest {
    private static final int USERS = 4;
    private static final int READERS = 2;
    private static final int WRITES = 200;
    private static final String ASKED = "client: LYNC_2013, pool: \"pchat.contoso.com\"";
    private static final String MATRIX =
            "eligibilities(clients: [LYNC_2013], pools: [\"pchat.contoso.com\"]) { eligible revision user { sipAddress enabled } }";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean over = new AtomicBoolean();

    @Inject
    DataSource dataSource;

    /** The state of the data at a revision, according to the change log. */
    private record State(Set<String> enabled, boolean policy) {
        boolean eligible(String user) {
            return policy && enabled.contains(user);
        }
    }

    /** A decision about a user; {@code enabled} is the field of the user in the same response. */
    private record Verdict(String user, boolean eligible, boolean enabled, long revision) {
        static Verdict from(JsonNode eligibility) {
            return new Verdict(
                    eligibility.at("/user/sipAddress").asText(),
                    eligibility.get("eligible").asBoolean(),
                    eligibility.at("/user/enabled").asBoolean(),
                    number(eligibility.get("revision").asText()));
        }
    }

    /** The number of eligible configurations or of ready users in a response. */
    private record Figure(int count, long revision) {}

    @BeforeEach
    void everybody_is_eligible() {
        Org.clear(dataSource);
        Org org = Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .policy("Tag:Traders", true);
        IntStream.range(0, USERS).forEach(i -> org.user(
                        "u" + i, u -> u.home("lync13.contoso.com").granted("Tag:Traders"))
                .configured("u" + i, Client.LYNC_2013, "pchat.contoso.com"));
        org.storeIn(dataSource);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void every_decision_and_every_figure_belongs_to_its_revision() throws Exception {
        long begun = write("u0@contoso.com");
        List<Future<List<Long>>> writers = new ArrayList<>();
        IntStream.range(0, USERS).forEach(i -> writers.add(start(() -> switchUser("u" + i + "@contoso.com"))));
        writers.add(start(this::switchPolicy));
        List<Future<List<Verdict>>> verdicts = new ArrayList<>();
        List<Future<List<Figure>>> working = new ArrayList<>();
        List<Future<List<Figure>>> ready = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            verdicts.add(start(ConsistentReadsTest::oneVerdict));
            verdicts.add(start(ConsistentReadsTest::nestedVerdicts));
            working.add(start(ConsistentReadsTest::workingConfigurations));
            verdicts.add(start(ConsistentReadsTest::verdictsOfABatch));
            ready.add(start(ConsistentReadsTest::readyUsers));
            ready.add(start(ConsistentReadsTest::eligibleUsers));
        }
        within(Duration.ofMinutes(2))
                .until(() -> number(ask("{ policies { identity } }").revision()) >= begun + WRITES);
        over.set(true);
        long written = all(writers).size();

        NavigableMap<Long, State> log = log();
        List<Verdict> answered = all(verdicts);
        assertThat(answered).allSatisfy(v -> {
            State state = log.floorEntry(v.revision()).getValue();
            assertThat(v.enabled()).isEqualTo(state.enabled().contains(v.user()));
            assertThat(v.eligible()).isEqualTo(state.eligible(v.user()));
        });
        List<Figure> figures = all(working);
        figures.addAll(all(ready));
        assertThat(figures).isNotEmpty().allSatisfy(f -> {
            State state = log.floorEntry(f.revision()).getValue();
            assertThat(f.count()).isEqualTo(state.policy() ? state.enabled().size() : 0);
        });
        assertThat(answered.stream().map(Verdict::eligible).distinct()).hasSize(2);
        assertThat(answered.stream().map(Verdict::revision).distinct().count()).isGreaterThan(20);
        System.out.printf("%d writes, %d verdicts, %d figures%n", written, answered.size(), figures.size());
    }

    @Test
    void a_writer_reads_its_own_write_and_an_unknown_revision_is_stale() throws Exception {
        write("u0@contoso.com");
        List<Future<List<Long>>> writers = new ArrayList<>();
        IntStream.range(0, USERS).forEach(i -> writers.add(start(() -> writeAndRead("u" + i + "@contoso.com"))));
        String present = ask("{ policies { identity } }").revision();
        String user = graphqlBody("{ user(sipAddress: \"u0@contoso.com\") { enabled } }");
        String ofTheFuture = present + "9999999";
        String ofAnotherEpoch = "z" + present.substring(1);
        for (String absent : List.of(ofTheFuture, ofAnotherEpoch)) {
            assertThat(post("/graphql", "application/json", user, "Lifeguard-At-Least", absent)
                            .errors())
                    .as(absent)
                    .containsExactly("STALE user");
        }
        over.set(true);
        assertThat(all(writers)).hasSizeGreaterThanOrEqualTo(USERS);
    }

    private static List<Long> switchUser(String user) {
        return List.of(write(user, ThreadLocalRandom.current().nextBoolean()));
    }

    private List<Long> switchPolicy() {
        pause(10); // the policy is switched less often than its users
        JsonNode write = ask(
                        "mutation($on: Boolean!) { putPolicy(policy: { identity: \"Tag:Traders\","
                                + " enablePersistentChat: $on }) { applied revision } }",
                        "on",
                        ThreadLocalRandom.current().nextInt(4) > 0)
                .data()
                .get("putPolicy");
        return List.of(number(write.get("revision").asText()));
    }

    private static List<Long> writeAndRead(String user) {
        String name = String.valueOf(System.nanoTime());
        Response written = ask(PUT, "user", user, "name", name, "on", true);
        Response read = post(
                "/graphql",
                "application/json",
                graphqlBody("query($u: ID) { user(sipAddress: $u) { displayName } }", "u", user),
                "Lifeguard-At-Least",
                written.data().at("/putUser/revision").asText());
        assertThat(read.data().at("/user/displayName").asText()).isEqualTo(name);
        assertThat(number(read.revision())).isGreaterThanOrEqualTo(number(written.revision()));
        return List.of(number(written.revision()));
    }

    private static final String PUT = "mutation($user: ID!, $name: String, $on: Boolean) { putUser(user: {"
            + " sipAddress: $user, displayName: $name, enabled: $on, home: \"lync13.contoso.com\","
            + " grantedPolicy: \"Tag:Traders\" }) { applied revision violations { reason } } }";

    private static long write(String user) {
        return write(user, true);
    }

    private static long write(String user, boolean enabled) {
        JsonNode write = ask(PUT, "user", user, "name", String.valueOf(System.nanoTime()), "on", enabled)
                .data()
                .get("putUser");
        assertThat(write.get("applied").asBoolean()).as(write.toString()).isTrue();
        return number(write.get("revision").asText());
    }

    private static List<Verdict> oneVerdict() {
        String user = "u" + ThreadLocalRandom.current().nextInt(USERS) + "@contoso.com";
        return List.of(Verdict.from(ask("{ eligibility(user: \"" + user + "\", " + ASKED
                        + ") { eligible revision user { sipAddress enabled } } }")
                .data()
                .get("eligibility")));
    }

    private static List<Verdict> nestedVerdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        ask("{ users { nodes { " + MATRIX + " } } }").data().at("/users/nodes").forEach(user -> user.get(
                        "eligibilities")
                .forEach(e -> verdicts.add(Verdict.from(e))));
        return verdicts;
    }

    private static List<Verdict> verdictsOfABatch() {
        String questions = IntStream.range(0, USERS)
                .mapToObj(i -> "{ user: \"u" + i + "@contoso.com\", " + ASKED + " }")
                .collect(Collectors.joining(" "));
        List<Verdict> verdicts = new ArrayList<>();
        ask("{ eligibilities(questions: [" + questions
                        + "]) { eligibility { eligible revision user { sipAddress enabled } } } }")
                .data()
                .get("eligibilities")
                .forEach(answer -> verdicts.add(Verdict.from(answer.get("eligibility"))));
        return verdicts;
    }

    private static List<Figure> eligibleUsers() {
        JsonNode population = ask("{ population(" + ASKED + ") { eligibleCount revision } }")
                .data()
                .get("population");
        return List.of(new Figure(
                population.get("eligibleCount").asInt(),
                number(population.get("revision").asText())));
    }

    private static List<Figure> workingConfigurations() {
        Response answer = ask("{ clientConfigurations(eligible: true) { nodes { client } } }");
        return List.of(
                new Figure(answer.data().at("/clientConfigurations/nodes").size(), number(answer.revision())));
    }

    private static List<Figure> readyUsers() {
        JsonNode status = ask("{ migrationStatus { usersReadyForLync2013 revision } }")
                .data()
                .get("migrationStatus");
        return List.of(new Figure(
                status.get("usersReadyForLync2013").asInt(),
                number(status.get("revision").asText())));
    }

    /** The state of the data at each revision of the change log. */
    private static NavigableMap<Long, State> log() throws Exception {
        NavigableMap<Long, State> states = new TreeMap<>();
        Set<String> enabled = new TreeSet<>();
        IntStream.range(0, USERS).forEach(i -> enabled.add(Org.sipAddress("u" + i)));
        boolean policy = true;
        states.put(0L, new State(Set.copyOf(enabled), policy));
        @Nullable String after = null;
        boolean more = true;
        while (more) {
            JsonNode page = ask(
                            "query($a: ID) { changes(after: $a, first: 500) { nodes { revision subjectType subject after }"
                                    + " pageInfo { hasNextPage endCursor } } }",
                            "a",
                            after)
                    .data()
                    .get("changes");
            for (JsonNode change : page.get("nodes")) {
                JsonNode thing = JSON.readTree(change.get("after").asText());
                if (change.get("subjectType").asText().equals("ChatPolicy")) {
                    policy = thing.get("enablePersistentChat").asBoolean();
                } else if (thing.get("enabled").asBoolean()) {
                    enabled.add(thing.get("sipAddress").asText());
                } else {
                    enabled.remove(thing.get("sipAddress").asText());
                }
                states.put(number(change.get("revision").asText()), new State(Set.copyOf(enabled), policy));
            }
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asText();
        }
        return states;
    }

    private static long number(String revision) {
        return Long.parseLong(revision.substring(revision.indexOf('.') + 1));
    }

    /** Repeats an action until the test is over. */
    private <T> Future<List<T>> start(Callable<List<T>> work) {
        return threads.submit(() -> {
            List<T> done = new ArrayList<>();
            while (!over.get()) {
                done.addAll(work.call());
            }
            return done;
        });
    }

    private static <T> List<T> all(List<Future<List<T>>> work) throws Exception {
        List<T> all = new ArrayList<>();
        for (Future<List<T>> each : work) {
            all.addAll(each.get());
        }
        return all;
    }
}
