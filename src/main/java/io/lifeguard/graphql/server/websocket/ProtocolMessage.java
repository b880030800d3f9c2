package io.lifeguard.graphql.server.websocket;

import static io.smallrye.graphql.JsonProviderHolder.JSON_PROVIDER;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lifeguard.model.InputSanitizer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of the protocol graphql-transport-ws.
 *
 * @param id of the subscription; empty for a message that belongs to none
 * @param payload the GraphQL request of {@link MessageType#SUBSCRIBE}; what the client adds to another message
 */
record ProtocolMessage(MessageType type, String id, Map<String, Object> payload) {
    static final String PONG = "{\"type\":\"pong\"}";

    private static final int MAX_NESTING = 1000;
    /** A subscription has one argument; a token takes up to ten times as much memory as in the message. */
    private static final long MAX_JSON_TOKENS = 10_000;

    private static final String AUTHORIZATION = "Authorization";

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxTokenCount(MAX_JSON_TOKENS)
                            .build())
                    .build())
            .readerFor(Object.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    enum MessageType {
        CONNECTION_INIT,
        PING,
        PONG,
        SUBSCRIBE,
        COMPLETE
    }

    ProtocolMessage {
        payload = Collections.unmodifiableMap(payload); // with nulls, which variables may have
    }

    /** @throws InvalidMessageException if the text is not a message of a client */
    static ProtocolMessage parse(String text) {
        Map<String, Object> message = read(text);
        MessageType type = type(string(message, "type"));
        boolean ofSubscription = type == MessageType.SUBSCRIBE || type == MessageType.COMPLETE;
        String id = ofSubscription ? string(message, "id") : "";
        Map<String, Object> payload = type == MessageType.COMPLETE ? Map.of() : object(message, "payload");
        if (type == MessageType.SUBSCRIBE) {
            checkRequest(payload);
        }
        return new ProtocolMessage(type, id, payload);
    }

    /**
     * The token that a client sends in the payload as browsers cannot send a header: under the name of the header, in any
     * case, directly or below {@code headers}.
     *
     * @throws InvalidMessageException if it is no string, or given more than once
     */
    Optional<String> authorization() {
        Stream<Map<?, ?>> places = Stream.of(payload, payload.get("headers") instanceof Map<?, ?> map ? map : Map.of());
        List<Object> values = places.flatMap(place -> place.entrySet().stream())
                .filter(entry -> AUTHORIZATION.equalsIgnoreCase(String.valueOf(entry.getKey())))
                .<Object>map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new InvalidMessageException("payload has more than one " + AUTHORIZATION + ".");
        }
        return values.stream().findFirst().map(value -> {
            if (value instanceof String token) {
                return token;
            }
            throw new InvalidMessageException(AUTHORIZATION + " must be a string.");
        });
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with string keys
    private static Map<String, Object> read(String text) {
        try {
            Object message = JSON.readValue(text);
            if (message instanceof Map) {
                return (Map<String, Object>) message;
            }
        } catch (StreamConstraintsException e) {
            throw new InvalidMessageException(String.format(
                    Locale.ROOT,
                    "A message may have at most %,d values and names, and %,d nested lists and objects.",
                    MAX_JSON_TOKENS,
                    MAX_NESTING));
        } catch (JsonProcessingException e) {
            throw new InvalidMessageException("A message must be a JSON object.");
        }
        throw new InvalidMessageException("A message must be a JSON object.");
    }

    private static MessageType type(String name) {
        return Arrays.stream(MessageType.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidMessageException(
                        InputSanitizer.quote(name) + " is not a message type that a client sends."));
    }

    /** Checks the form of the GraphQL request of a subscription; the engine validates its content. */
    private static void checkRequest(Map<String, Object> request) {
        string(request, "query");
        object(request, "variables");
        object(request, "extensions");
        Object operationName = request.get("operationName");
        if (operationName != null && !(operationName instanceof String)) {
            throw new InvalidMessageException("operationName must be a string or null.");
        }
    }

    private static String string(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String string && !string.isEmpty()) {
            return string;
        }
        throw new InvalidMessageException(name + " must be a string that is not empty.");
    }

    @SuppressWarnings("unchecked") // as in read
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        if (value == null) {
            return Map.of();
        } else if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw new InvalidMessageException(name + " must be an object.");
    }

    /** @param tokenExpiry when the socket is closed unless the client sends a new token; empty without a token */
    static String acknowledged(Optional<Instant> tokenExpiry) {
        return withExpiry("connection_ack", tokenExpiry);
    }

    /** The answer to a ping that has a new token. */
    static String renewed(Optional<Instant> tokenExpiry) {
        return withExpiry("pong", tokenExpiry);
    }

    private static String withExpiry(String type, Optional<Instant> tokenExpiry) {
        JsonObjectBuilder message = JSON_PROVIDER.createObjectBuilder().add("type", type);
        tokenExpiry.ifPresent(expiry ->
                message.add("payload", JSON_PROVIDER.createObjectBuilder().add("tokenExpiresAt", expiry.toString())));
        return message.build().toString();
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
