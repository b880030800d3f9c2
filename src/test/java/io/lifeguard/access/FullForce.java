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

/** A client that demands as much as it can, in every way at once, with one token. {@link FullForceProcess} starts it. */
final class FullForce {
    static final int USERS = 3_000;
    /** Where a kind of demand can choose, it comes from another address than all other clients, as on a machine of its own. */
    private static final byte[] ADDRESS = {127, 0, 0, 2};

    private static final String DECISION =
            "eligible client pool { fqdn home { fqdn site } } obstacles { rule { id title } reason } policy { decidedBy }";

    private final InetAddress address;
    private final URI service;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final String batch;

    private interface Force {
        String exert() throws Exception;
    }

    private FullForce(URI service, String token) throws IOException {
        this.address = InetAddress.getByAddress(ADDRESS);
        this.service = service;
        this.token = token;
        this.batch = graphqlBody(
                "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { " + DECISION + " } } }",
                Map.of(
                        "q",
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> Map.of(
                                        "user", user(i % USERS), "client", "LYNC_2013", "pool", "pchat01.contoso.com"))
                                .toList()));
    }

    /** The SIP address of a user that the service must have. */
    static String user(int number) {
        return "sip:u" + number + "@contoso.com";
    }

    /**
     * Runs until the standard input ends; prints what came of it, and how often.
     *
     * @param arguments the URL of the service, and a token
     */
    public static void main(String[] arguments) throws IOException {
        FullForce force = new FullForce(URI.create(arguments[0]), arguments[1]);
        force.begin();
        while (System.in.read() >= 0) {
            // until the process that started it closes the stream, or is gone
        }
        System.out.println(force.outcomes());
        Runtime.getRuntime().halt(0);
    }

    private void begin() {
        exert("batch of 10,000", () -> post(batch));
        exert("batch of 10,000 too", () -> post(batch));
        exert("document", () -> post(graphqlBody(document())));
        exert("pages", this::pages);
        exert("subscriptions", this::subscriptions);
        exert("streams that are reset", this::resets);
        exert("connections", this::connections);
    }

    private void exert(String name, Force force) {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        count(name + ": begun");
                        String outcome;
                        try {
                            outcome = force.exert();
                        } catch (Exception e) {
                            outcome = e.getClass().getSimpleName();
                        }
                        count(name + ": " + outcome);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void count(String outcome) {
        synchronized (outcomes) {
            outcomes.merge(outcome, 1, Integer::sum);
        }
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
        try (Http2Client client = new Http2Client(address, service.getPort(), Http2Client.DEFAULT_WINDOW, true)) {
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
        try (Http2Client client = new Http2Client(address, service.getPort(), Http2Client.DEFAULT_WINDOW, true)) {
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
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort(), address, 0);
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

    private Map<String, Integer> outcomes() {
        synchronized (outcomes) {
            return new TreeMap<>(outcomes);
        }
    }
}
