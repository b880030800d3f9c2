package io.lifeguard.graphql.server.http;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Await;
import io.lifeguard.testing.EventLoopProbe;
import io.lifeguard.testing.EventLoopProbe.Gaps;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No request, however large, holds an event loop, on which every other connection waits. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("one-jdk")
class EventLoopTest {
    /** Processor time that an event loop may spend without a pause, while only the quick compiler has compiled it. */
    private static final long MAX_BUSY_MILLIS = 100;

    private static final int USERS = 3_000;
    private static final String DECISION =
            "eligible client pool { fqdn release home { fqdn site } } obstacles { rule { id title } reason }"
                    + " conditions { rule { id } reason } advisories { rule { id } reason }"
                    + " policy { decidedBy scope enablePersistentChat } revision";

    @Inject
    Vertx vertx;

    private boolean filled;

    @BeforeEach
    void organisation() {
        if (!filled) {
            filled = true;
            Org.clear(TestService.database());
            TestService.importContoso();
            importExport("users", users("a").toArray(String[]::new));
        }
    }

    static Stream<Arguments> large() {
        return Stream.of(
                request("a batch of 10,000", () -> batch("eligibility { " + DECISION + " }")),
                request(
                        "a batch of 10,000 with remedies",
                        () -> batch("eligibility { eligible remedies { steps { kind } } }")),
                request("a batch of 10,000 that names no user", EventLoopTest::unknownUsers),
                request(
                        "a page with nested decisions",
                        () -> graphqlBody("{ users(first: 200) { nodes { sipAddress home { fqdn } eligibilities { "
                                + DECISION + " } } } }")),
                request(
                        "pages with nested objects",
                        () -> graphqlBody("{ "
                                + IntStream.range(0, 20)
                                        .mapToObj(i -> "u" + i
                                                + ": users(first: 500) { totalCount nodes { sipAddress displayName"
                                                + " home { fqdn site } effectivePolicy { decidedBy scope } } }")
                                        .collect(Collectors.joining(" "))
                                + " }")),
                request(
                        "populations",
                        () -> graphqlBody("{ "
                                + IntStream.range(0, 10)
                                        .mapToObj(i -> "p" + i
                                                + ": population(client: LYNC_2013, pool: \"pchat01.contoso.com\")"
                                                + " { eligibleCount byObstacle { rule { id } userCount } users(first: 500) { nodes {"
                                                + " sipAddress displayName home { fqdn } } } }")
                                        .collect(Collectors.joining(" "))
                                + " }")),
                request(
                        "pages of changes",
                        () -> graphqlBody("{ "
                                + IntStream.range(0, 10)
                                        .mapToObj(i -> "c" + i
                                                + ": changes(first: 500) { edges { cursor node { revision subject kind"
                                                + " before after actor at } } }")
                                        .collect(Collectors.joining(" "))
                                + " }")),
                request(
                        "a document of 90,000 characters",
                        () -> graphqlBody("{ "
                                + IntStream.range(0, 480)
                                        .mapToObj(i -> "r" + i + "x".repeat(130) + ": rules { id title statement }")
                                        .collect(Collectors.joining(" "))
                                + " }#" + System.nanoTime())),
                request("a chain of 100 fragments", () -> graphqlBody(fragments(100) + "#" + System.nanoTime())),
                request("8 MB of spaces", () -> " ".repeat(8_000_000)),
                request("8 MB of numbers", () -> "[" + "123456789,".repeat(790_000) + "1]"),
                request(
                        "8 MB of variables that no operation declares",
                        () -> "{\"query\": \"{ __typename }\", \"variables\": {\"a\": ["
                                + "{\"b\": 1234567890123456},".repeat(300_000) + "1]}}"),
                request(
                        "a string of 8 MB",
                        () -> graphqlBody("{ user(sipAddress: \"" + "x".repeat(7_900_000) + "\") { enabled } }")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void a_large_request_holds_no_event_loop(String name, Supplier<String> body) {
        send(body.get());
        send(body.get());
        try (EventLoopProbe probe = new EventLoopProbe(vertx)) {
            Response response = send(body.get());
            Gaps gaps = probe.take();
            System.out.printf(
                    "%s: status %d, %,d characters; the longest gap of an event loop is %s%n",
                    name, response.status(), response.body().length(), gaps);
            assertThat(gaps.busy().toMillis()).as(name).isLessThan(MAX_BUSY_MILLIS);
        }
    }

    @Test
    void many_evaluations_and_a_search_hold_no_event_loop() {
        String resource = "\"resource\": {\"type\": \"chat-pool\", \"id\": \"pchat01.contoso.com\"}";
        String action = "\"action\": {\"name\": \"connect\", \"properties\": {\"client\": \"LYNC_2013\"}}";
        String user = "{\"subject\": {\"type\": \"user\", \"id\": \"a%d@contoso.com\"}}";
        String evaluations = IntStream.range(0, 10_000)
                .mapToObj(i -> user.formatted(i % USERS))
                .collect(Collectors.joining(","));
        Map<String, String> bodies = Map.of(
                "/access/v1/evaluations",
                "{%s, %s, \"evaluations\": [%s]}".formatted(resource, action, evaluations),
                "/access/v1/search/subject",
                "{%s, %s, \"subject\": {\"type\": \"user\"}, \"page\": {\"limit\": 1000}}"
                        .formatted(resource, action.replace("LYNC_2013", "GROUP_CHAT_2010")));
        bodies.forEach((path, body) -> {
            post(path, "application/json", body);
            post(path, "application/json", body);
            try (EventLoopProbe probe = new EventLoopProbe(vertx)) {
                Response response = post(path, "application/json", body);
                Gaps gaps = probe.take();
                System.out.printf(
                        "%s: %,d characters; the longest gap of an event loop is %s%n",
                        path, response.body().length(), gaps);
                assertThat(response.status()).as(path).isEqualTo(200);
                assertThat(gaps.busy().toMillis()).as(path).isLessThan(MAX_BUSY_MILLIS);
            }
        });
    }

    @Test
    void an_import_holds_no_event_loop() {
        importExport("users", users("b").toArray(String[]::new));
        try (EventLoopProbe probe = new EventLoopProbe(vertx)) {
            assertThat(sendExport("users", users("c").toArray(String[]::new)).status())
                    .isEqualTo(200);
            Gaps gaps = probe.take();
            System.out.println("an import of 3,000 users: the longest gap of an event loop is " + gaps);
            assertThat(gaps.busy().toMillis()).isLessThan(MAX_BUSY_MILLIS);
        }
    }

    @Test
    void a_subscription_with_a_long_document_holds_no_event_loop() throws Exception {
        String document =
                "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \"subscription { changes { "
                        + IntStream.range(0, 900)
                                .mapToObj(i -> "a" + i + "x".repeat(40) + ": revision")
                                .collect(Collectors.joining(" "))
                        + " } } #";
        CompletableFuture<String> failed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://127.0.0.1:" + TestService.port() + "/graphql"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket ended, int code, String reason) {
                        failed.complete(code + " " + reason);
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .join();
        socket.sendText("{\"type\": \"connection_init\"}", true).join();
        for (int i = 2; i < 12; i++) {
            socket.sendText(document + i + "\"}}", true).join();
            Await.pause(100);
            socket.sendText("{\"id\": \"1\", \"type\": \"complete\"}", true).join();
        }
        try (EventLoopProbe probe = new EventLoopProbe(vertx)) {
            socket.sendText(document + "1\"}}", true).join();
            Await.pause(1_000);
            Gaps gaps = probe.take();
            System.out.println("a subscription with 45,000 characters: the longest gap of an event loop is " + gaps);
            assertThat(gaps.busy().toMillis()).isLessThan(MAX_BUSY_MILLIS);
        }
        assertThat(failed).isNotDone();
        socket.abort();
    }

    /** Workers that sleep need no processor: whatever waits for one of them waits for half a second. */
    @Test
    void small_questions_share_statements_with_large_requests_and_do_not_wait_for_workers() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("large-requests", threads);
        String question = "eligibility(user: \"sip:a1@contoso.com\", client: LYNC_2013, pool: \"pchat01.contoso.com\")"
                + " { eligible }";
        String many = "{ "
                + IntStream.range(0, 400)
                        .mapToObj(i -> "e" + i + ": " + question)
                        .collect(Collectors.joining(" ")) + " }";
        ask(many).data();
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            List<CompletableFuture<Response>> large = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                large.add(askAsync(many));
                workers.executeBlocking(
                        () -> {
                            Await.pause(500);
                            return true;
                        },
                        false);
            }
            for (int i = 0; i < 10; i++) {
                long begin = System.nanoTime();
                ask("{ " + question + " }").data();
                millis.add((System.nanoTime() - begin) / 1_000_000);
                Await.pause(20);
            }
            large.forEach(each -> each.join().data());
        }
        Collections.sort(millis);
        System.out.println("small questions while workers sleep, in ms: " + millis);
        assertThat(millis.get(millis.size() * 9 / 10)).isLessThan(300);
        workers.close();
    }

    private static Arguments request(String name, Supplier<String> body) {
        return Arguments.of(name, body);
    }

    private static Response send(String body) {
        return post("/graphql", "application/json", body);
    }

    private static String batch(String selected) {
        return questions(i -> "sip:a" + i % USERS + "@contoso.com", selected);
    }

    private static String unknownUsers() {
        return questions(i -> "sip:nobody" + i + "@contoso.com", "problem");
    }

    private static String questions(IntFunction<String> user, String selected) {
        List<Map<String, String>> questions = IntStream.range(0, 10_000)
                .mapToObj(i -> Map.of(
                        "user",
                        user.apply(i),
                        "client",
                        i % 2 == 0 ? "LYNC_2013" : "GROUP_CHAT_2010",
                        "pool",
                        i % 3 == 0 ? "gchat10.contoso.com" : "pchat01.contoso.com"))
                .toList();
        return graphqlBody(
                "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { " + selected + " } }",
                "q",
                questions);
    }

    private static String fragments(int count) {
        return "{ clients { ...F0 } }"
                + IntStream.range(0, count)
                        .mapToObj(i -> " fragment F" + i + " on ClientSupport { client "
                                + (i + 1 < count ? "...F" + (i + 1) : "") + " }")
                        .collect(Collectors.joining());
    }

    private static List<String> users(String prefix) {
        return Stream.concat(
                        Stream.of("SipAddress,DisplayName,RegistrarPool,Enabled"),
                        IntStream.range(0, USERS)
                                .mapToObj(i -> "sip:" + prefix + i + "@contoso.com,User " + prefix + i
                                        + ",pool01.contoso.com,True"))
                .toList();
    }
}
