package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two instances of the service on one database, many writers on both, and subscribers who are cut off at random and resume
 * at either: what each has got, one piece after the other, is the log.
 */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class TwoInstancesIT {
    private static final String DIRECTORY = "two-instances";
    private static final int WRITERS_OF_EACH = 6;
    private static final int SUBSCRIBERS = 8;

    private final PostgresResource postgresql = new PostgresResource();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger cuts = new AtomicInteger();
    private final List<ServiceInstance> instances = new ArrayList<>();

    @BeforeEach
    void start() throws IOException, InterruptedException {
        postgresql.init(Map.of("directory", DIRECTORY, "durable", "true"));
        Map<String, String> database = new HashMap<>(postgresql.start());
        database.keySet().removeIf(property -> property.startsWith("test."));
        // one after the other: both would migrate the empty database
        instances.add(new ServiceInstance("a", database).awaitAnswer());
        instances.add(new ServiceInstance("b", database).awaitAnswer());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        instances.forEach(ServiceInstance::close);
        postgresql.stop();
    }

    @Test
    void the_pieces_that_a_subscriber_got_are_the_log() throws Exception {
        run(Duration.ofSeconds(12), () -> {
            pause(4_000);
            instances.get(1).killAndStart();
            return null;
        });
    }

    @Test
    @Tag("slow")
    void the_pieces_that_a_subscriber_got_are_the_log_through_kills_of_everything() throws Exception {
        run(Duration.ofMinutes(4), () -> {
            while (!over.get()) {
                pause(10_000);
                switch (ThreadLocalRandom.current().nextInt(3)) {
                    case 0 -> killDatabase();
                    case 1 -> anInstance().killAndStart();
                    default -> anInstance().stopAndStart();
                }
            }
            return null;
        });
    }

    private void run(Duration time, Callable<Object> faults) throws Exception {
        String begin = beginning();
        List<Future<Integer>> writers = new ArrayList<>();
        for (ServiceInstance instance : instances) {
            for (int i = 0; i < WRITERS_OF_EACH; i++) {
                String policy = "Tag:" + instance.port() + "-" + i;
                writers.add(threads.submit(() -> write(instance, policy)));
            }
        }
        AtomicBoolean allWritten = new AtomicBoolean();
        List<Future<List<JsonNode>>> subscribers = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(threads.submit(() -> follow(begin, allWritten)));
        }
        Future<Object> faulty = threads.submit(faults);
        pause(time);
        over.set(true);
        faulty.get();
        int written = 0;
        for (Future<Integer> writer : writers) {
            written += writer.get();
        }
        for (ServiceInstance instance : instances) {
            instance.awaitAnswer();
        }
        allWritten.set(true);
        List<JsonNode> log = instances.get(0).log(begin);
        for (Future<List<JsonNode>> subscriber : subscribers) {
            assertThat(subscriber.get().equals(log))
                    .as("a subscriber got the log")
                    .isTrue();
        }
        assertThat(log.size()).isGreaterThanOrEqualTo(written).isGreaterThan(100);
        assertThat(cuts.get()).isGreaterThan(SUBSCRIBERS);
        System.out.printf(
                "%d writes acknowledged, %d changes in the log, %d subscribers cut off %d times%n",
                written, log.size(), SUBSCRIBERS, cuts.get());
    }

    /** A first change, so that there is a revision to begin after. */
    private String beginning() throws InterruptedException {
        return instances
                .get(0)
                .ask(
                        "mutation { putPolicy(policy: { identity: \"Tag:First\", enablePersistentChat: true }) { revision } }",
                        Map.of())
                .orElseThrow()
                .at("/putPolicy/revision")
                .asText();
    }

    /** @return how many writes were acknowledged */
    private int write(ServiceInstance instance, String policy) throws InterruptedException {
        int acknowledged = 0;
        for (int i = 0; !over.get(); i++) {
            Map<String, Object> variables = Map.of(
                    "p", Map.of("identity", policy, "enablePersistentChat", i % 2 == 0, "description", "change " + i));
            boolean applied = instance.ask(
                            "mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }", variables)
                    .map(data -> data.at("/putPolicy/applied").asBoolean())
                    .orElse(false);
            if (applied) {
                acknowledged++;
            } else {
                pause(50); // as a client does that tries again
            }
        }
        return acknowledged;
    }

    /** Everything after a revision until all is written, in pieces. */
    private List<JsonNode> follow(String begin, AtomicBoolean allWritten) throws InterruptedException {
        List<JsonNode> got = new ArrayList<>();
        String after = begin;
        boolean done = false;
        while (!done) {
            boolean last = allWritten.get();
            ServiceInstance instance = anInstance();
            int expected = last ? instance.log(after).size() : 0;
            got.addAll(piece(instance, after, expected));
            done = last;
            after = got.isEmpty()
                    ? begin
                    : got.get(got.size() - 1).get("revision").asText();
            cuts.incrementAndGet();
        }
        return got;
    }

    /** What comes until something happens to the subscriber; at least so much as is expected. */
    private static List<JsonNode> piece(ServiceInstance instance, String after, int expected)
            throws InterruptedException {
        try (Subscriber subscriber = Subscriber.following(instance.port(), after)) {
            if (expected > 0) {
                return subscriber.await(expected);
            }
            long end = System.nanoTime() + ThreadLocalRandom.current().nextLong(1_000_000_000);
            while (System.nanoTime() < end && !subscriber.isClosed()) {
                pause(10);
            }
            subscriber.vanish();
            return subscriber.changes();
        } catch (RuntimeException | AssertionError instanceIsAway) {
            pause(100); // as a client does that tries again
            return List.of();
        }
    }

    private ServiceInstance anInstance() {
        return instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
    }

    private static void killDatabase() throws IOException {
        Path pid = Path.of("target", "test-postgres", DIRECTORY, "postgresql", "postmaster.pid");
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).ifPresent(ProcessHandle::destroyForcibly);
    }
}
