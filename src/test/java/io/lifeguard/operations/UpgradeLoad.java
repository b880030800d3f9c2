package io.lifeguard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writers and readers that accept no failure. Each writer changes a user of its own, by GraphQL and by REST in alternation, and
 * reads each change back at the revision that it was given, from whichever replica is next.
 */
final class UpgradeLoad implements AutoCloseable {
    static final String FRONT_END_POOL = "lync13.contoso.com";
    static final String CHAT_POOL = "chat13.contoso.com";

    private static final int WRITERS = 4;
    private static final int READERS = 3;
    /** Between two requests of a client, so that the processors have time to start a replica. */
    private static final long PAUSE_MS = 25;

    private static final String PUT =
            "mutation($user: UserInput!) { putUser(user: $user) { applied violations { reason } } }";
    private static final List<String> QUERIES = List.of(
            "{ eligibility(user: \"sip:w0@contoso.com\", client: LYNC_2013, pool: \"" + CHAT_POOL
                    + "\") { eligible obstacles { reason } remedies { steps { description } } } }",
            "{ users(first: 20) { totalCount nodes { sipAddress eligibilities { eligible } } } }",
            "{ population(client: LYNC_2013, pool: \"" + CHAT_POOL + "\") { totalCount eligibleCount } }");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadyReplicas replicas;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
    private final List<Future<Writer>> writers = new ArrayList<>();
    private final List<Future<?>> readers = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder reads = new LongAdder();
    private final AtomicLong slowest = new AtomicLong();

    UpgradeLoad(ReadyReplicas replicas) {
        this.replicas = replicas;
        for (int i = 0; i < WRITERS; i++) {
            Writer writer = new Writer("sip:w" + i + "@contoso.com");
            writers.add(threads.submit(writer::run));
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(threads.submit(this::read));
        }
    }

    /** Fails with the first request that failed, if one has. */
    void checkSoFar() throws Exception {
        for (Future<Writer> writer : writers) {
            if (writer.isDone()) {
                writer.get();
            }
        }
        for (Future<?> reader : readers) {
            if (reader.isDone()) {
                reader.get();
            }
        }
    }

    /** Ends the load; fails if a request has failed. */
    List<Writer> end() throws Exception {
        over.set(true);
        for (Future<?> reader : readers) {
            reader.get(60, TimeUnit.SECONDS);
        }
        List<Writer> ended = new ArrayList<>();
        for (Future<Writer> writer : writers) {
            ended.add(writer.get(60, TimeUnit.SECONDS));
        }
        return ended;
    }

    long reads() {
        return reads.sum();
    }

    long slowestInMilliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(slowest.get());
    }

    private @Nullable Void read() throws IOException, InterruptedException {
        for (int i = 0; !over.get(); i++) {
            graphql(ApiClient.graphqlBody(QUERIES.get(i % QUERIES.size())));
            reads.increment();
            Await.pause(PAUSE_MS);
        }
        return null;
    }

    private HttpResponse<String> graphql(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", "/graphql", body, "Content-Type", "application/json");
        assertThat(json(response).has("errors")).as(response.body()).isFalse();
        return response;
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        long sent = System.nanoTime();
        HttpResponse<String> response = replicas.send(method, path, body, headers);
        slowest.accumulateAndGet(System.nanoTime() - sent, Math::max);
        assertThat(response.statusCode())
                .as("%s %s: %s", method, response.uri(), response.body())
                .isIn(200, 201);
        return response;
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }

    /** What one writer has had acknowledged. */
    final class Writer {
        private final String address;
        private final List<String> acknowledged = new ArrayList<>();

        Writer(String address) {
            this.address = address;
        }

        String address() {
            return address;
        }

        /** The display names that were stored, in order. */
        List<String> acknowledged() {
            return acknowledged;
        }

        private Writer run() throws IOException, InterruptedException {
            for (int number = 1; !over.get(); number++) {
                String revision = put(number);
                acknowledged.add(Integer.toString(number));
                JsonNode stored = json(send("GET", path(), "", "Lifeguard-At-Least", revision));
                assertThat(stored.get("displayName").asText()).isEqualTo(Integer.toString(number));
                Await.pause(PAUSE_MS);
            }
            return this;
        }

        /** @return the revision of the change, which also makes the user eligible, or not eligible, every second time */
        private String put(int number) throws IOException, InterruptedException {
            boolean isEnabled = number % 4 < 2;
            String name = Integer.toString(number);
            HttpResponse<String> response;
            if (number % 2 == 0) {
                response = graphql(ApiClient.graphqlBody(
                        PUT,
                        "user",
                        Map.of(
                                "sipAddress",
                                address,
                                "displayName",
                                name,
                                "enabled",
                                isEnabled,
                                "home",
                                FRONT_END_POOL)));
                assertThat(json(response).at("/data/putUser/applied").asBoolean())
                        .as(response.body())
                        .isTrue();
            } else {
                response = send(
                        "PUT",
                        path(),
                        JSON.writeValueAsString(
                                Map.of("displayName", name, "enabled", isEnabled, "home", FRONT_END_POOL)),
                        "Content-Type",
                        "application/json");
            }
            return response.headers().firstValue("Lifeguard-Revision").orElseThrow();
        }

        private String path() {
            return "/api/users/" + address.replace(":", "%3A").replace("@", "%40");
        }
    }

    @Override
    public void close() {
        over.set(true);
        threads.shutdownNow();
    }
}
