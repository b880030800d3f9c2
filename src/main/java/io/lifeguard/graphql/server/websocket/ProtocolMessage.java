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
 * What a client says over a socket, and what it is told.
 *
 * @param id of the subscription that it is about; empty where it is about none
 * @param payload empty but for {@link MessageType#SUBSCRIBE}
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

    /** @throws InvalidMessageException for a text that is none of the protocol's */
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
            // of what is nested too deeply the parser says no more than that
            throw new InvalidMessageException("A message is a JSON object.");
        }
    }

    private static MessageType type(String name) {
        return Arrays.stream(MessageType.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidMessageException(
                        InputSanitizer.quote(name) + " is no type of message that a client sends."));
    }

    /** The GraphQL request of a subscription; what it means is for the engine to judge. */
    private static JsonObject request(JsonObject message) {
        if (!(message.get("payload") instanceof JsonObject payload)) {
            throw new InvalidMessageException("payload: an object with the query is missing.");
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
        throw new InvalidMessageException(name + ": a text is missing.");
    }

    private static void checkOptional(JsonObject object, String name, JsonValue.ValueType expected) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        if (value != JsonValue.NULL && value.getValueType() != expected) {
            throw new InvalidMessageException(name + ": this is " + value.getValueType() + ", not " + expected + ".");
        }
    }

    static String next(String id, JsonObject result) {
        return about(id, "next", result);
    }

    /** @param errors one at least; they end the subscription */
    static String error(String id, JsonArray errors) {
        return about(id, "error", errors);
    }

    static String complete(String id) {
        return JSON_PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("type", "complete")
                .build()
                .toString();
    }

    private static String about(String id, String type, JsonValue payload) {
        return JSON_PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("type", type)
                .add("payload", payload)
                .build()
                .toString();
    }

    /** A client does not keep to the protocol. The message says where and how, in the client's terms. */
    static final class InvalidMessageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidMessageException(String message) {
            super(message);
        }
    }
}
