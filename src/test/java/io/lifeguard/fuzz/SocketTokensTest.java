package io.lifeguard.fuzz;

import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.access.IssuerResource;
import io.lifeguard.access.TokenBuilder;
import io.lifeguard.fuzz.Input.Shape;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where callers sign in, a web socket takes a token from its first message, and from nothing that only resembles one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
@Tag("one-jdk")
class SocketTokensTest {
    private static final int COUNT = 200;
    private static final int ANSWER_MILLIS = 250;
    private static final String HANDSHAKE = String.join(
            "\r\n",
            "GET /graphql HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: graphql-transport-ws",
            "");
    private static final String SUBSCRIBE = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":"
            + "\"subscription { changes { revision } }\"}}";

    private final String valid = "Bearer " + TokenBuilder.of("vera", "help-desk");
    private final List<String> others = List.of(
            "Bearer " + TokenBuilder.of("eve", "nothing"),
            "Bearer " + TokenBuilder.expiringIn(Duration.ofMinutes(-10), "vera", "help-desk"),
            "Basic dmVyYTp2ZXJh",
            "Bearer",
            "Bearer a.b.c",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ2ZXJhIn0.",
            "");

    @Test
    void no_payload_signs_in_but_a_token_and_none_breaks_anything() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        try (ErrorLog errors = new ErrorLog()) {
            for (int i = 0; i < COUNT; i++) {
                SeededRandom draw = new SeededRandom(i * 1_000_003L);
                boolean signsIn = i % 3 == 0;
                Input input = input(draw, signsIn);
                List<ServerMessage> heard = exchange(input);
                assertThat(ResponseChecks.wrong(input, heard))
                        .as("input %d: %s", i, input)
                        .isEmpty();
                assertThat(errors.take()).as("log after input %d: %s", i, input).isEmpty();
                boolean acknowledged =
                        heard.stream().anyMatch(each -> each.text().contains("connection_ack"));
                outcomes.merge(acknowledged ? "acknowledged" : "refused", 1, Integer::sum);
                if (!signsIn) {
                    assertThat(acknowledged).as("input %d: %s", i, input).isFalse();
                }
            }
        }
        assertThat(outcomes.keySet()).as(outcomes.toString()).containsExactly("acknowledged", "refused");
        soon().untilAsserted(() -> assertThat(get("/q/metrics", "Accept", "text/plain", "Authorization", valid)
                        .body()
                        .lines())
                .contains("lifeguard_subscriptions_active 0.0", "lifeguard_http_requests_in_progress 0.0"));
    }

    /** Sends one frame after the other, each when the one before has been answered or nothing comes. */
    private static List<ServerMessage> exchange(Input input) throws IOException {
        List<ServerMessage> all = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestService.port())) {
            ResponseReader reader = new ResponseReader(socket.getInputStream());
            socket.getOutputStream().write(input.bytes());
            all.add(reader.answer(false).orElseThrow());
            socket.setSoTimeout(ANSWER_MILLIS);
            for (byte[] frame : input.frames()) {
                socket.getOutputStream().write(frame);
                try {
                    reader.frame().ifPresent(all::add);
                } catch (SocketTimeoutException noAnswer) {
                    // as to a pong, or to a subscription without changes
                }
            }
        } catch (SocketException closed) {
            // by the service, after a frame that it did not accept
        }
        return all;
    }

    /** @param signsIn whether the first message is one that must be acknowledged, whatever follows */
    private Input input(SeededRandom draw, boolean signsIn) {
        List<byte[]> frames = new ArrayList<>();
        if (signsIn) {
            frames.add(SocketInputs.frame(1, Input.utf8(init(valid))));
        }
        for (int i = draw.below(4); i > 0 || frames.isEmpty(); i--) {
            String message =
                    switch (draw.below(6)) {
                        case 0 -> SUBSCRIBE;
                        case 1 ->
                            init(draw.of(others))
                                    .replace("connection_init", draw.of("ping", "pong", "connection_init"));
                        case 2 -> payload(draw);
                        default -> signsIn ? SUBSCRIBE : init(draw.of(others));
                    };
            frames.add(SocketInputs.frame(1, Input.utf8(message)));
        }
        return new Input("a web socket that signs in", Shape.SOCKET, Input.latin(HANDSHAKE + "\r\n"), frames);
    }

    private String payload(SeededRandom draw) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "connection_init");
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set(
                draw.of("Authorization", "headers", "token", ""),
                draw.chance(0.5)
                        ? draw.hostileValue()
                        : JsonNodeFactory.instance.textNode(valid.substring(0, draw.below(valid.length() - 5))));
        message.set("payload", draw.chance(0.6) ? payload : draw.hostileValue());
        return Literals.json(message);
    }

    private static String init(String authorization) {
        return Literals.json(JsonNodeFactory.instance
                .objectNode()
                .put("type", "connection_init")
                .set("payload", JsonNodeFactory.instance.objectNode().put("Authorization", authorization)));
    }
}
