package io.lifeguard.http;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.SeparateDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged service with a small heap, while clients try to fill it: others are served, and all memory is free again. */
@ResourceLock(PackagedCommand.LOAD)
class HttpMemoryIT {
    private static final String QUESTION = "{ policies { identity } }";
    /** What the manifests in {@code k8s} allow. */
    private static final long MAX_RESIDENT_BYTES = 512L << 20;

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final int CONNECTIONS = 3;
    private static final int STREAMS = 95;
    private static final int BODY_BYTES = 7_000_000;
    private static final int READERS = 16;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private PackagedService service;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final Queue<String> notServed = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void start() throws IOException {
        Map<String, String> environment = new TreeMap<>(SeparateDatabase.environment(directory.resolve("data")));
        environment.put("LIFEGUARD_REQUESTS_MIN_RATE_PERIOD", "2s");
        environment.put("LIFEGUARD_GRAPHQL_LIMITS_ALIASES", "10000");
        List<String> options = PackagedCommand.isNative()
                ? List.of("-Xmx120m")
                : List.of(
                        "-Xmx120m",
                        PackagedCommand.ALL_COMPILERS,
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=2",
                        "-XX:+ExitOnOutOfMemoryError");
        service = PackagedService.start(directory, options, environment).awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        others.shutdownNow();
        closeClients();
        service.close();
    }

    @Test
    void bodies_that_declare_no_length_and_do_not_end() throws Exception {
        serveOthers();
        byte[] body = new byte[BODY_BYTES];
        Arrays.fill(body, (byte) ' ');
        List<Thread> senders = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Thread(() -> sendBodies(body)))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join(SOON.toMillis());
        }
        assertRejected("too_much_in_memory");
        assertAllIsFree();
    }

    private void sendBodies(byte[] body) {
        try {
            Http2Client client = client(new Http2Client(service.port(), Http2Client.DEFAULT_WINDOW, true));
            for (int i = 0; i < STREAMS; i++) {
                client.data(client.open("POST", "/graphql", JSON, false), body, false);
            }
        } catch (IOException ended) {
            // Netty ends a connection on which it has reset a hundred streams within half a minute
        }
    }

    @Test
    void large_responses_that_are_never_read() throws Exception {
        String large = large();
        assertThat(service.client().ask(large).body().length()).isGreaterThan(14_000_000);
        serveOthers();
        for (int i = 0; i < 3; i++) {
            Http2Client client = client(new Http2Client(service.port(), 0, false));
            for (int j = 0; j < 8; j++) {
                client.ask(large);
                client.ask(QUESTION);
                pause(200);
            }
        }
        assertRejected("too_much_in_memory");
        assertRejected("slow_reader");
        assertAllIsFree();
    }

    @Test
    void bodies_and_responses_at_the_same_time() throws Exception {
        String large = large();
        byte[] body = new byte[BODY_BYTES];
        Arrays.fill(body, (byte) ' ');
        serveOthers();
        Thread sender = new Thread(() -> sendBodies(body));
        sender.start();
        Http2Client unread = client(new Http2Client(service.port(), 0, false));
        for (int i = 0; i < 8; i++) {
            unread.ask(large);
            client(new RawClient(service.port(), 16 * 1024)).send(RawClient.graphqlRequest(large));
            pause(300);
        }
        sender.join(SOON.toMillis());
        assertRejected("too_much_in_memory");
        assertRejected("slow_reader");
        assertAllIsFree();
    }

    @Test
    void sixteen_slow_readers_of_large_responses() throws Exception {
        String request = RawClient.graphqlRequest(large());
        serveOthers();
        for (int i = 0; i < READERS; i++) {
            client(new RawClient(service.port(), 16 * 1024)).send(request);
        }
        pause(5_000);
        assertRejected("too_much_in_memory");
        assertRejected("slow_reader");
        assertAllIsFree();
    }

    /** Sends small requests and asks for health, ten times a second, until the end of the test. */
    private void serveOthers() {
        ApiClient client = service.client();
        ScheduledFuture<?> unused = others.scheduleWithFixedDelay(
                () -> {
                    try {
                        int asked = client.ask(QUESTION).status();
                        int live = client.get("/q/health/live").status();
                        int ready = client.get("/q/health/ready").status();
                        if (asked != 200 || live != 200 || ready != 200) {
                            notServed.add(asked + " " + live + " " + ready);
                        }
                    } catch (RuntimeException e) {
                        notServed.add(e.toString());
                    }
                },
                0,
                100,
                MILLISECONDS);
    }

    private void assertRejected(String reason) {
        within(SOON).untilAsserted(() -> assertThat(
                        figure(service.client(), "lifeguard_http_requests_rejected_total", reason))
                .as(reason)
                .isPositive());
    }

    private void assertAllIsFree() throws Exception {
        closeClients();
        others.shutdown();
        assertThat(others.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(notServed).as("others that were not served").isEmpty();
        within(SOON).untilAsserted(() -> {
            assertThat(figure(service.client(), "lifeguard_http_request_body_bytes"))
                    .isZero();
            assertThat(figure(service.client(), "lifeguard_http_response_body_bytes"))
                    .isZero();
            assertThat(figure(service.client(), "lifeguard_http_requests_in_progress"))
                    .isZero();
        });
        assertThat(service.said()).doesNotContain("OutOfMemoryError", " ERROR ");
        assertThat(service.maxResidentBytes()).isLessThan(MAX_RESIDENT_BYTES);
    }

    private void closeClients() throws Exception {
        synchronized (clients) {
            for (AutoCloseable client : clients) {
                client.close();
            }
            clients.clear();
        }
    }

    private <C extends AutoCloseable> C client(C client) {
        synchronized (clients) {
            clients.add(client);
        }
        return client;
    }

    /** The question for a response of 15 MB. */
    private static String large() {
        return IntStream.range(0, 450)
                        .mapToObj(i -> "r" + i + ": rules { ...S }")
                        .collect(Collectors.joining(" ", "{ ", " }"))
                + IntStream.range(0, 9)
                        .mapToObj(i -> "s" + i + ": statement")
                        .collect(Collectors.joining(" ", " fragment S on Rule { ", " }"));
    }
}
