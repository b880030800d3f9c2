package io.lifeguard.graphql.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same address takes a web socket, on which the same codes hold; and a request for anything else gets round nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GraphQLOverWebSocketTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                          | INVALID_SYNTAX
            subscription { nonsense }                                                  | INVALID_DOCUMENT
            subscription($after: ID!) { changes(after: $after) { revision } }          | INVALID_VARIABLES
            subscription A { changes { at } } subscription B { changes { at } }        | UNKNOWN_OPERATION
            { clients { client } }                                                     | NEEDS_HTTP
            mutation { deletePolicy(identity: "Tag:A") { applied } }                   | NEEDS_HTTP
            subscription { changes(after: "x") { at } }                                | INVALID_VALUE
            subscription($s: Boolean = false) { changes @include(if: $s) { at } }      | INVALID_DOCUMENT
            subscription { ...F @skip(if: true) } fragment F on Subscription { changes { at } } | INVALID_DOCUMENT
            subscription { ... { a: changes { at } b: changes { at } } }               | INVALID_DOCUMENT
            subscription { ...Missing }                                                | INVALID_DOCUMENT
            subscription { __typename }                                                | INVALID_DOCUMENT
            """)
    void what_is_refused_has_its_code_there_too(String document, String code) throws Exception {
        JsonObject message = answer(document);
        assertThat(message.getString("type")).as(message.encode()).isEqualTo("error");
        assertThat(message.getJsonArray("payload")
                        .getJsonObject(0)
                        .getJsonObject("extensions")
                        .getString("code"))
                .isEqualTo(code);
    }

    @Test
    void a_page_from_another_origin_gets_none() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .subprotocols("graphql-transport-ws")
                        .header("Origin", "https://evil.example")
                        .buildAsync(address(), new Messages())
                        .join())
                .isInstanceOf(CompletionException.class);
    }

    /** SmallRye has a handler of its own for what is no web socket; nothing gets as far as that. */
    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "h2", "websocket"})
    void a_request_to_change_to_another_protocol_gets_round_nothing(String upgrade) throws IOException {
        assertThat(statusLine("POST /graphql HTTP/1.1", upgrade, "Content-Type: text/plain", "Content-Length: 0"))
                .matches("HTTP/1.1 4.. .*");
        String mutation = "mutation%7BdeletePolicy(identity:%22Tag:A%22)%7Bapplied%7D%7D";
        assertThat(statusLine("GET /graphql?query=" + mutation + " HTTP/1.1", upgrade))
                .matches("HTTP/1.1 4.. .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version: 8", "Sec-WebSocket-Version: 99", "X-None: 13"})
    void a_handshake_of_another_version_of_the_protocol_is_refused(String version) throws IOException {
        assertThat(statusLine(
                        "GET /graphql HTTP/1.1",
                        "websocket",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: graphql-transport-ws",
                        version))
                .startsWith("HTTP/1.1 426 ");
    }

    private static String statusLine(String request, String upgrade, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(request, "Host: localhost", "Connection: Upgrade"));
        lines.add("Upgrade: " + upgrade);
        lines.addAll(List.of(headers));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestService.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static JsonObject answer(String document) throws InterruptedException {
        Messages messages = new Messages();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(address(), messages)
                .join();
        try {
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            assertThat(messages.next().getString("type")).isEqualTo("connection_ack");
            JsonObject subscribe = new JsonObject()
                    .put("type", "subscribe")
                    .put("id", "1")
                    .put("payload", new JsonObject().put("query", document));
            socket.sendText(subscribe.encode(), true).join();
            return messages.next();
        } finally {
            socket.abort();
        }
    }

    private static URI address() {
        return URI.create("ws://127.0.0.1:" + TestService.port() + "/graphql");
    }

    /** What the other side says, message by message. */
    private static final class Messages implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received.add(message.toString());
                message.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }

        JsonObject next() throws InterruptedException {
            String next = received.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a message within ten seconds").isNotNull();
            JsonObject message = new JsonObject(next);
            return message.getString("type").equals("ping") ? next() : message;
        }
    }
}
