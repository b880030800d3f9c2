package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.WriteEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writers and readers that continue through every fault and record the answers: each writes the display name of a user of
 * its own, with a higher number every time.
 */
final class FaultLoad implements AutoCloseable {
    private static final int WRITERS = 8;
    private static final int READERS = 8;
    /** The codes that a client may get while the database fails; any other is a fault of the service. */
    private static final Set<String> TOLD = Set.of("UNAVAILABLE", "BUSY", "OUTCOME_UNKNOWN");

    private final WriteEndpoint endpoint;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
    private final List<Future<Writer>> writers = new ArrayList<>();
    private final List<Future<?>> readers = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final AtomicLong lastWrite = new AtomicLong();
    private final AtomicLong lastRead = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final LongAdder reads = new LongAdder();

    FaultLoad(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
        for (int i = 0; i < WRITERS; i++) {
            Writer writer = new Writer("sip:w" + i + "@contoso.com");
            writer.put();
            writers.add(threads.submit(writer::run));
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(threads.submit(this::read));
        }
    }

    /** Until a write and a read that were sent after now have been answered; in milliseconds. */
    long recovered(Duration within) {
        long now = System.nanoTime();
        within(within).untilAsserted(() -> assertThat(Math.min(lastWrite.get(), lastRead.get()))
                .as("recovers by itself; told so far: %s", errors)
                .isGreaterThanOrEqualTo(now));
        return (System.nanoTime() - now) / 1_000_000;
    }

    /** Ends the load and compares the answers with what is stored. */
    void check(String fault, long recovery, Duration longestWait) throws Exception {
        over.set(true);
        for (Future<?> reader : readers) {
            reader.get(60, TimeUnit.SECONDS);
        }
        long acknowledged = 0;
        long unknown = 0;
        long unknownStored = 0;
        List<Writer> ended = new ArrayList<>();
        for (Future<Writer> writer : writers) {
            ended.add(writer.get(60, TimeUnit.SECONDS));
        }
        Map<String, String> stored = names();
        for (Writer writer : ended) {
            long name = Long.parseLong(stored.get(writer.address));
            assertThat(name == writer.last || writer.unknown.contains(name))
                    .as(
                            "%s: %d is stored, %d was acknowledged last, unknown since then are %s",
                            fault, name, writer.last, writer.unknown)
                    .isTrue();
            acknowledged += writer.acknowledged;
            unknown += writer.unknowns;
            unknownStored += name == writer.last ? 0 : 1;
        }
        assertThat(TOLD).as("%s: only what a client can act upon", fault).containsAll(errors.keySet());
        assertThat(Duration.ofNanos(longest.get())).as("%s: fails fast", fault).isLessThan(longestWait);
        System.out.printf(
                "%s: %d writes acknowledged, 0 lost, %d unknown (%d of the last ones stored); %d reads; told %s;"
                        + " slowest answer %d ms; %d ms to recover%n",
                fault,
                acknowledged,
                unknown,
                unknownStored,
                reads.sum(),
                new TreeMap<>(errors),
                longest.get() / 1_000_000,
                recovery);
    }

    long reads() {
        return reads.sum();
    }

    private Map<String, String> names() {
        JsonArray users = endpoint.query("{ users(first: 500) { nodes { sipAddress displayName } } }")
                .getJsonObject("users")
                .getJsonArray("nodes");
        Map<String, String> names = new TreeMap<>();
        users.stream()
                .map(JsonObject.class::cast)
                .forEach(user -> names.put(user.getString("sipAddress"), user.getString("displayName")));
        return names;
    }

    private void read() {
        while (!over.get()) {
            long sent = System.nanoTime();
            JsonObject answer = endpoint.ask(
                    "{ user(sipAddress: \"sip:w0@contoso.com\") { displayName eligibilities { eligible } } }",
                    new JsonObject());
            took(sent);
            if (code(answer).isEmpty()) {
                reads.increment();
                lastRead.accumulateAndGet(sent, Math::max);
            }
        }
    }

    private void took(long sent) {
        longest.accumulateAndGet(System.nanoTime() - sent, Math::max);
    }

    /** The code of the first error, counted. */
    private Optional<String> code(JsonObject answer) {
        JsonArray all = answer.getJsonArray("errors");
        if (all == null) {
            return Optional.empty();
        }
        String code = all.getJsonObject(0).getJsonObject("extensions").getString("code");
        errors.computeIfAbsent(code, c -> new LongAdder()).increment();
        pause(20); // as a client does that tries again
        return Optional.of(code);
    }

    private final class Writer {
        private final String address;
        private final Set<Long> unknown = new HashSet<>();
        private long attempts;
        private long last;
        private long acknowledged;
        private long unknowns;

        Writer(String address) {
            this.address = address;
        }

        Writer run() {
            while (!over.get()) {
                put();
            }
            return this;
        }

        void put() {
            long number = ++attempts;
            Write write = new PutUser(
                    address,
                    Optional.empty(),
                    Optional.of(Long.toString(number)),
                    null,
                    null,
                    Optional.of("fe.contoso.com"),
                    Optional.empty());
            long sent = System.nanoTime();
            JsonObject answer = endpoint.ask(write.mutation(), write.variables());
            took(sent);
            JsonObject data = answer.getJsonObject("data");
            boolean applied = data != null
                    && data.getJsonObject("write") != null
                    && data.getJsonObject("write").getBoolean("applied");
            Optional<String> code = code(answer);
            if (applied) {
                last = number;
                acknowledged++;
                unknown.clear();
                lastWrite.accumulateAndGet(sent, Math::max);
            } else if (code.equals(Optional.of("OUTCOME_UNKNOWN"))) {
                unknown.add(number);
                unknowns++;
            } else {
                assertThat(code)
                        .as("refused without a word: " + answer.encode())
                        .isPresent();
            }
        }
    }

    @Override
    public void close() {
        over.set(true);
        threads.shutdownNow();
    }
}
