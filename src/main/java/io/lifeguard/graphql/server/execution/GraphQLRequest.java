package io.lifeguard.graphql.server.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GraphQL request: a document, the operation to execute, and variables. Extensions are accepted and ignored. */
public record GraphQLRequest(String query, Optional<String> operationName, Map<String, Object> variables) {
    private static final int MAX_NESTING = 1000;
    /** Ten times what the largest batch has; a token takes up to ten times as much memory as in the body. */
    private static final long MAX_JSON_TOKENS = 1_000_000;

    /** The message by which Apollo Client, Apollo Kotlin and urql recognise that they must send the whole document. */
    private static final String PERSISTED_QUERY_NOT_SUPPORTED = "PersistedQueryNotSupported";

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxTokenCount(MAX_JSON_TOKENS)
                            .build())
                    .build())
            .readerFor(Object.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws AbortExecutionException if the body is not a valid request */
    public static GraphQLRequest ofJson(byte[] body) {
        if (body.length == 0) {
            throw invalid("The body is empty; a GraphQL request is a JSON object with a query.");
        }
        try {
            return of(JSON.readValue(body));
        } catch (IOException e) {
            throw invalidJson("The body", e);
        }
    }

    /**
     * A request from the parameters of a query string.
     *
     * @param parameters by name; the last one if a name is repeated
     * @throws AbortExecutionException if they are not a valid request
     */
    public static GraphQLRequest ofParameters(Map<String, String> parameters) {
        Map<String, Object> request = new HashMap<>(parameters);
        for (String name : List.of("variables", "extensions")) {
            String json = parameters.get(name);
            try {
                request.put(name, json == null || json.isBlank() ? null : JSON.readValue(json));
            } catch (JsonProcessingException e) {
                throw invalidJson("The parameter " + name, e);
            }
        }
        return of(request);
    }

    /**
     * A request from a JSON object that was read already.
     *
     * @throws AbortExecutionException if it is not a valid request
     */
    public static GraphQLRequest ofObject(Map<String, Object> request) {
        return of(request);
    }

    private static GraphQLRequest of(@Nullable Object json) {
        if (json instanceof List) {
            throw invalid(
                    "A request is one JSON object, not a list; put several fields with aliases into one document.");
        }
        if (!(json instanceof Map<?, ?> request)) {
            throw invalid("A GraphQL request is a JSON object with a query.");
        }
        Map<String, Object> extensions = object(request, "extensions");
        if (request.get("query") == null && extensions.containsKey("persistedQuery")) {
            throw failed(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, PERSISTED_QUERY_NOT_SUPPORTED);
        } else if (!(request.get("query") instanceof String query) || query.isBlank()) {
            throw invalid("query must be a string with a GraphQL document.");
        } else {
            return new GraphQLRequest(query, operationName(request), object(request, "variables"));
        }
    }

    private static Optional<String> operationName(Map<?, ?> request) {
        Object name = request.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw invalid("operationName must be a string or null.");
        }
        return Optional.ofNullable((String) name).filter(text -> !text.isEmpty());
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with string keys
    private static Map<String, Object> object(Map<?, ?> request, String name) {
        Object value = request.get(name);
        if (value != null && !(value instanceof Map)) {
            throw invalid(name + " must be a JSON object or null.");
        }
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static AbortExecutionException invalidJson(String what, IOException e) {
        if (e instanceof StreamConstraintsException) {
            return invalid(String.format(
                    Locale.ROOT,
                    "%s has more than %,d values and names, more than %,d nested lists and objects,"
                            + " or a number of more than 1,000 digits.",
                    what,
                    MAX_JSON_TOKENS,
                    MAX_NESTING));
        }
        String where = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line %d, column %d"
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr())
                : "";
        return invalid(what + " is not valid JSON" + where + ".");
    }

    private static AbortExecutionException invalid(String message) {
        return failed(ErrorCode.INVALID_REQUEST, message);
    }

    private static AbortExecutionException failed(ErrorCode code, String message) {
        return new AbortExecutionException(List.<GraphQLError>of(GraphQLProblem.of(code, message)));
    }
}
