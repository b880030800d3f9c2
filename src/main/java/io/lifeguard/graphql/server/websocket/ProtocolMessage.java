package io.lifeguard.graphql.server.websocket;

import static io.smallrye.graphql.JsonProviderHolder.JSON_PROVIDER;

import io.lifeguard.model.InputSanitizer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;

/**
 * A message of the protocol graphql-transport-ws.
 *
 * @param id of the subscription; empty for a message that belongs to none
 * @param payload the GraphQL request of {@link MessageType#SUBSCRIBE}; otherwise empty
 */
record ProtocolMessage(MessageType type, String id, JsonObject payload) {
    static final String ACKNOWLEDGED = "{\"type\":\"connection_ack\"}";
    static final String PONG = "{\"type\":\"pong\"}";

    enum MessageType {
        CONNECTION_INIT,
        PING,
        PONG,
        SUBSCRIBE,
        COMPLETE
    }

    /** @throws InvalidMessageException if the text is not a message of a client */
    static ProtocolMessage parse(String text) {
        JsonObject message = object(text);
        MessageType type = type(string(message, "type"));
        boolean ofSubscription = type == MessageType.SUBSCRIBE || type == MessageType.COMPLETE;
        return new ProtocolMessage(
                type,
                ofSubscription ? string(message, "id") : "",
                type == MessageType.SUBSCRIBE ? request(message) : JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = JSON_PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // the parser throws a plain RuntimeException for text that is nested too deeply
            throw new InvalidMessageException("A message must be a JSON object.");
        }
    }

    private static MessageType type(String name) {
        return Arrays.stream(MessageType.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidMessageException(
                        InputSanitizer.quote(name) + " is not a message type that a client sends."));
    }

    /** The GraphQL request of a subscription; the engine validates its content. */
    private static JsonObject request(JsonObject message) {
        if (!(message.get("payload") instanceof JsonObject payload)) {
            throw new InvalidMessageException("payload must be an object with a query.");
        }
        string(payload, "query");
        checkOptional(payload, "operationName", JsonValue.ValueType.STRING);
        checkOptional(payload, "variables", JsonValue.ValueType.OBJECT);
        checkOptional(payload, "extensions", JsonValue.ValueType.OBJECT);
        return payload;
    }

    private static String string(JsonObject object, String name) {
        if (object.get(name) instanceof JsonString string && !string.getString().isEmpty()) {
            return string.getString();
        }
        throw new InvalidMessageException(name + " must be a string that is not empty.");
    }

    private static void checkOptional(JsonObject object, String name, JsonValue.ValueType expected) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        if (value != JsonValue.NULL && value.getValueType() != expected) {
            throw new InvalidMessageException(name + " must be " + expected + ", not " + value.getValueType() + ".");
        }
    }

    static String next(String id, JsonObject result) {
        return message(id, "next", result);
    }

    /** @param errors one at least */
    static String error(String id, JsonArray errors) {
        return message(id, "error", errors);
    }

    static String complete(String id) {
        return JSON_PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("type", "complete")
                .build()
                .toString();
    }

    private static String message(String id, String type, JsonValue payload) {
        return JSON_PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("type", type)
                .add("payload", payload)
                .build()
                .toString();
    }

    /** A message that violates the protocol. Stays inside this package, which closes the web socket with the reason. */
    static final class InvalidMessageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidMessageException(String message) {
            super(message);
        }
    }
}
