package io.lifeguard.access;

import static io.lifeguard.testing.ApiClient.graphqlBody;

import io.lifeguard.testing.Http2Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A client that demands as much as it can, in every way at once, with one token. */
@SuppressWarnings("try") // closing waits for threads, and may be interrupted
final class FullForce implements AutoCloseable {
    private static final String DECISION =
            "eligible client pool { fqdn home { fqdn site } } obstacles { rule { id title } reason } policy { decidedBy }";

    private final URI service;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final String batch;
    private volatile boolean stopped;

    private interface Force {
        String exert() throws Exception;
    }

    /** @param users SIP addresses of stored users */
    FullForce(URI service, String token, List<String> users) {
        this.service = service;
        this.token = token;
        this.batch = graphqlBody(
                "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { " + DECISION + " } } }",
                Map.of(
                        "q",
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> Map.of(
                                        "user",
                                        users.get(i % users.size()),
                                        "client",
                                        "LYNC_2013",
                                        "pool",
                                        "pchat01.contoso.com"))
                                .toList()));
    }

    FullForce begin() {
        exert("batch of 10,000", () -> post(batch));
        exert("batch of 10,000 too", () -> post(batch));
        exert("document", () -> post(graphqlBody(document())));
        exert("pages", this::pages);
        exert("subscriptions", this::subscriptions);
        exert("streams that are reset", this::resets);
        exert("connections", this::connections);
        return this;
    }

    private void exert(String name, Force force) {
        Thread thread = new Thread(
                () -> {
                    while (!stopped) {
                        String outcome;
                        try {
                            outcome = force.exert();
                        } catch (Exception e) {
                            outcome = e.getClass().getSimpleName();
                        }
                        synchronized (outcomes) {
                            outcomes.merge(name + ": " + outcome, 1, Integer::sum);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private String post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/graphql"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    }

    /** A document that is in no cache. */
    private static String document() {
        return "{ "
                + IntStream.range(0, 400)
                        .mapToObj(i -> "r" + i + "x".repeat(120) + ": rules { id title statement }")
                        .collect(Collectors.joining(" "))
                + " } #" + System.nanoTime();
    }

    private String pages() throws Exception {
        byte[] body = graphqlBody("{ users(first: 500) { nodes { sipAddress eligibilities { " + DECISION + " } } } }")
                .getBytes(StandardCharsets.UTF_8);
        try (Http2Client client = new Http2Client(service.getPort(), Http2Client.DEFAULT_WINDOW, true)) {
            List<Integer> streams = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int stream = client.open(
                        "POST", "/graphql", Map.of("content-type", "application/json", "authorization", token), false);
                client.data(stream, body, true);
                streams.add(stream);
            }
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (int stream : streams) {
                statuses.merge(client.await(stream, Duration.ofSeconds(20)).status(), 1, Integer::sum);
            }
            return statuses.keySet().toString();
        }
    }

    private String subscriptions() throws Exception {
        List<WebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                sockets.add(http.newWebSocketBuilder()
                        .header("Authorization", token)
                        .subprotocols("graphql-transport-ws")
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + service.getPort() + "/graphql"),
                                new WebSocket.Listener() {})
                        .get(20, TimeUnit.SECONDS));
            }
            for (WebSocket socket : sockets) {
                socket.sendText("{\"type\":\"connection_init\"}", true).get(20, TimeUnit.SECONDS);
                for (int i = 0; i < 20; i++) {
                    String fields = IntStream.range(0, 500)
                            .mapToObj(j -> "a" + j + ": revision")
                            .collect(Collectors.joining(" "));
                    socket.sendText(
                                    "{\"id\":\"" + i
                                            + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { changes { "
                                            + fields + " } } #" + System.nanoTime() + "\"}}",
                                    true)
                            .get(20, TimeUnit.SECONDS);
                }
            }
            return "open";
        } finally {
            sockets.forEach(WebSocket::abort);
        }
    }

    private String resets() throws Exception {
        try (Http2Client client = new Http2Client(service.getPort(), Http2Client.DEFAULT_WINDOW, true)) {
            for (int i = 0; i < 2_000 && !client.isEndedWithin(Duration.ZERO); i++) {
                client.reset(
                        client.open("GET", "/graphql?query=%7Brules%7Bid%7D%7D", Map.of("authorization", token), true));
            }
            return client.isEndedWithin(Duration.ofMillis(1)) ? "ended" : "open";
        }
    }

    private String connections() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
                sockets.add(socket);
                socket.getOutputStream()
                        .write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            return "open";
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** What came of it, and how often. */
    Map<String, Integer> outcomes() {
        synchronized (outcomes) {
            return new TreeMap<>(outcomes);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(70).toMillis());
        }
    }
}
