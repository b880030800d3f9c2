package io.lifeguard.writes.concurrency;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many writers at random with readers and a follower of the log beside them. Whatever comes first is first in the log;
 * the follower misses nothing; replaying the log leads to exactly what is stored.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class ManyWritersTest {
    private static final int WRITERS = 32;
    private static final int READERS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong sentWrites = new AtomicLong();
    private final AtomicBoolean allWritten = new AtomicBoolean();

    @Inject
    DataSource dataSource;

    /**
     * A write that was accepted: when it was sent, when it was answered, and its revision; if it changed nothing, that
     * of the state which it found.
     */
    private record Done(long sent, long answered, long revision) {}

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void the_log_is_in_the_order_of_commits_and_a_follower_misses_nothing() throws Exception {
        run(Duration.ofSeconds(10));
    }

    @Test
    @Tag("slow")
    void the_log_is_in_the_order_of_commits_and_a_follower_misses_nothing_for_minutes() throws Exception {
        run(Duration.ofMinutes(3));
    }

    private void run(Duration time) throws Exception {
        List<Future<List<Done>>> writers = start(WRITERS, this::write);
        List<Future<List<Long>>> readers = start(READERS, this::read);
        Future<List<JsonObject>> follower = threads.submit(this::follow);
        pause(time);
        over.set(true);
        List<Done> done = all(writers);
        allWritten.set(true);
        List<JsonObject> followed = follower.get();

        checkCommitOrder(done);
        assertThat(followed.equals(log(null)))
                .as("the follower has seen the log")
                .isTrue();
        assertThat(followed.stream().map(change -> number(change.getString("revision"))))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
        List<Long> reads = all(readers).stream().sorted().toList();
        System.out.printf(
                "%s writers for %s: %s writes sent, %s accepted, %s reads (p99 %s ms), %s changes in the log%n",
                WRITERS,
                time,
                sentWrites.get(),
                done.size(),
                reads.size(),
                reads.get(reads.size() * 99 / 100) / 1_000_000,
                followed.size());
    }

    /** No write that was answered before another was sent has a higher revision than that. */
    private static void checkCommitOrder(List<Done> done) {
        List<Done> byRevision =
                done.stream().sorted(Comparator.comparingLong(Done::revision)).toList();
        long latestSent = Long.MIN_VALUE;
        long revision = -1;
        long latestSentOfRevision = Long.MIN_VALUE;
        for (Done each : byRevision) {
            if (each.revision() > revision) {
                latestSent = Math.max(latestSent, latestSentOfRevision);
                revision = each.revision();
            }
            assertThat(each.answered()).as(each.toString()).isGreaterThan(latestSent);
            latestSentOfRevision = Math.max(latestSentOfRevision, each.sent());
        }
        assertThat(byRevision).isNotEmpty();
    }

    private List<Done> write() {
        RandomWrites writes = new RandomWrites(ThreadLocalRandom.current().nextLong());
        List<Done> done = new ArrayList<>();
        while (!over.get()) {
            long sent = System.nanoTime();
            sentWrites.incrementAndGet();
            WriteAnswer answer = endpoint.writeConcurrently(writes.next());
            if (answer.applied()) {
                done.add(new Done(sent, System.nanoTime(), answer.number()));
            }
        }
        return done;
    }

    private List<Long> read() {
        List<Long> nanoseconds = new ArrayList<>();
        while (!over.get()) {
            long sent = System.nanoTime();
            endpoint.query("{ users(first: 20) { nodes { sipAddress home { fqdn } effectivePolicy { decidedBy } } }"
                    + " frontEndPools { fqdn userCount } }");
            nanoseconds.add(System.nanoTime() - sent);
        }
        return nanoseconds;
    }

    private List<JsonObject> follow() {
        List<JsonObject> followed = new ArrayList<>();
        boolean last = false;
        while (!last) {
            last = allWritten.get();
            String after = followed.isEmpty()
                    ? null
                    : followed.get(followed.size() - 1).getString("revision");
            followed.addAll(log(after));
        }
        return followed;
    }

    /** The log to its present end. */
    private List<JsonObject> log(@Nullable String begin) {
        List<JsonObject> changes = new ArrayList<>();
        String after = begin;
        boolean more = true;
        while (more) {
            JsonObject page = endpoint.ask(
                            "query($after: ID) { changes(after: $after, first: 500) { nodes { revision kind subject"
                                    + " before after } pageInfo { hasNextPage endCursor } } }",
                            new JsonObject().put("after", after))
                    .getJsonObject("data")
                    .getJsonObject("changes");
            page.getJsonArray("nodes").forEach(change -> changes.add((JsonObject) change));
            more = page.getJsonObject("pageInfo").getBoolean("hasNextPage");
            after = page.getJsonObject("pageInfo").getString("endCursor");
        }
        return changes;
    }

    private static long number(String revision) {
        return Long.parseLong(revision.substring(revision.indexOf('.') + 1));
    }

    private <T> List<Future<T>> start(int count, Callable<T> work) {
        return IntStream.range(0, count).mapToObj(i -> threads.submit(work)).toList();
    }

    private static <T> List<T> all(List<Future<List<T>>> work) throws Exception {
        List<T> all = new ArrayList<>();
        for (Future<List<T>> each : work) {
            all.addAll(each.get());
        }
        return Collections.unmodifiableList(all);
    }
}
