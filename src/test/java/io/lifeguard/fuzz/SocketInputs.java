package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Input.latin;
import static io.lifeguard.fuzz.Input.utf8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.fuzz.Input.Shape;
import io.lifeguard.fuzz.SchemaInputs.Asked;
import io.lifeguard.fuzz.SchemaInputs.Place;
import java.util.ArrayList;
import java.util.List;

/** WebSocket sessions: malformed messages, messages in the wrong order, malformed frames. */
final class SocketInputs {
    private static final String INIT = "{\"type\":\"connection_init\"}";
    private static final List<String> MESSAGES = List.of(
            INIT,
            "{\"type\":\"ping\"}",
            "{\"type\":\"pong\"}",
            "{\"type\":\"complete\",\"id\":\"1\"}",
            "{\"type\":\"connection_ack\"}",
            "{\"type\":\"next\",\"id\":\"1\"}",
            "{\"type\":\"start\",\"id\":\"1\"}",
            "{\"type\":\"subscribe\",\"id\":\"1\"}",
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":null}",
            "{\"type\":\"subscribe\",\"id\":7,\"payload\":{}}",
            "{}",
            "[]",
            "",
            "null",
            "\"",
            "{\"type\":null}",
            "{\"type\":\"ping\",\"payload\":7}",
            "{\"type\":\"connection_init\",\"payload\":[]}");

    private final SchemaInputs schema;

    SocketInputs(SchemaInputs schema) {
        this.schema = schema;
    }

    Input any(SeededRandom draw) {
        List<byte[]> frames = new ArrayList<>();
        if (draw.chance(0.85)) {
            frames.add(text(utf8(init(draw)), draw));
        }
        for (int i = 1 + draw.below(4); i > 0; i--) {
            frames.add(frame(draw));
        }
        return new Input("a web socket", Shape.SOCKET, handshake(draw), frames);
    }

    /** The first message, with a payload of any kind; a token is looked for in it. */
    private static String init(SeededRandom draw) {
        if (draw.chance(0.5)) {
            return INIT;
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "connection_init");
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        String name = draw.of("Authorization", "authorization", "AUTHORIZATION", "headers", "token", "authToken", "");
        String token = draw.of("", "Bearer", "Bearer ", "bearer ", "Basic ", "Bearer Bearer ")
                + draw.of(
                        "",
                        "a.b.c",
                        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                        ".",
                        "..",
                        "x".repeat(20_000),
                        "\u0000",
                        "\u00e9");
        payload.set(name, draw.chance(0.6) ? JsonNodeFactory.instance.textNode(token) : draw.hostileValue());
        message.set("payload", draw.chance(0.7) ? payload : draw.hostileValue());
        return Literals.json(message);
    }

    private byte[] frame(SeededRandom draw) {
        return switch (draw.below(11)) {
            case 10 -> text(utf8(init(draw)), draw);
            case 0 -> text(utf8(draw.of(MESSAGES)), draw);
            case 1 -> text(draw.mutated(utf8(draw.of(MESSAGES))), draw);
            case 2 -> text(draw.bytes(draw.below(200)), draw);
            case 3 -> text(utf8("{\"type\":" + "[".repeat(draw.of(List.of(5, 2_000, 60_000)))), draw);
            case 4 -> frame(draw.below(16), draw.bytes(draw.below(140)));
            case 5 -> draw.mutated(frame(1, utf8(draw.of(MESSAGES))));
            case 6 ->
                text(
                        utf8("{\"type\":\"ping\",\"payload\":{\"a\":\"" + "x".repeat(draw.of(List.of(100, 70_000)))
                                + "\"}}"),
                        draw);
            default -> text(utf8(subscribe(draw)), draw);
        };
    }

    private String subscribe(SeededRandom draw) {
        Place place = draw.of(schema.places());
        if (!place.operation().equals("subscription") && draw.chance(0.8)) {
            place = draw.of(schema.places().stream()
                    .filter(other -> other.operation().equals("subscription"))
                    .toList());
        }
        Asked asked = schema.asked(place, draw.hostileValue(), draw);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("query", draw.chance(0.8) ? asked.document() : draw.mutated(asked.document()));
        payload.set("variables", draw.chance(0.9) ? asked.variables() : draw.hostileValue());
        if (draw.chance(0.2)) {
            payload.set(draw.of("operationName", "extensions", "query"), draw.hostileValue());
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "subscribe");
        message.put("id", draw.chance(0.8) ? "1" : draw.hostileText());
        message.set("payload", draw.chance(0.95) ? payload : draw.hostileValue());
        return Literals.json(message);
    }

    static byte[] handshake(SeededRandom draw) {
        String key = draw.chance(0.95) ? "dGhlIHNhbXBsZSBub25jZQ==" : draw.of("", "x", "=".repeat(3_000));
        String protocol =
                draw.chance(0.9) ? "graphql-transport-ws" : draw.of("", "graphql-ws", ", ,", "x".repeat(3_000));
        String version = draw.chance(0.95) ? "13" : draw.of("", "-1", "99999999999", "8");
        String path = draw.chance(0.95)
                ? "/graphql"
                : draw.of("/", "/q/health", "/graphql/", "/api/imports/users", "/graphql?x");
        return latin("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: " + version + "\r\nSec-WebSocket-Protocol: "
                + protocol + "\r\n" + (draw.chance(0.2) ? HeaderInputs.lawfulLine(draw) : "") + "\r\n");
    }

    static byte[] text(byte[] payload, SeededRandom draw) {
        return draw.chance(0.97) ? frame(1, payload) : frame(2, payload);
    }

    /** One frame of a client, masked with zeroes. */
    static byte[] frame(int kind, byte[] payload) {
        byte[] length = payload.length < 126
                ? new byte[] {(byte) (0x80 | payload.length)}
                : payload.length < 65536
                        ? new byte[] {(byte) 0xfe, (byte) (payload.length >> 8), (byte) payload.length}
                        : new byte[] {
                            (byte) 0xff,
                            0,
                            0,
                            0,
                            0,
                            (byte) (payload.length >> 24),
                            (byte) (payload.length >> 16),
                            (byte) (payload.length >> 8),
                            (byte) payload.length
                        };
        return Input.join(new byte[] {(byte) (0x80 | kind)}, length, new byte[4], payload);
    }
}
