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

/**
 * What a client asks for: a document, which of its operations, and the values of its variables. Extensions are taken, as
 * the protocol has it, and mean nothing.
 */
public record GraphQLRequest(String query, Optional<String> operationName, Map<String, Object> variables) {
    private static final int DEEPEST = 1000;
    /** Ten times what the largest batch has; a token takes up to ten times as much memory as in the body. */
    private static final long MOST_TOKENS = 1_000_000;

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .readerFor(Object.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws AbortExecutionException with what is wrong with the body */
    public static GraphQLRequest ofJson(byte[] body) {
        if (body.length == 0) {
            throw wrong("There is no body; a GraphQL request is a JSON object with a query.");
        }
        try {
            return of(JSON.readValue(body));
        } catch (IOException e) {
            throw noJson("The body", e);
        }
    }

    /**
     * A request as a link holds it.
     *
     * @param parameters as they are in the link, the last one where there are several
     * @throws AbortExecutionException with what is wrong with them
     */
    public static GraphQLRequest ofParameters(Map<String, String> parameters) {
        Map<String, Object> request = new HashMap<>(parameters);
        for (String name : List.of("variables", "extensions")) {
            String json = parameters.get(name);
            try {
                request.put(name, json == null || json.isBlank() ? null : JSON.readValue(json));
            } catch (JsonProcessingException e) {
                throw noJson("The parameter " + name, e);
            }
        }
        if (parameters.getOrDefault("operationName", "").isEmpty()) {
            request.remove("operationName");
        }
        return of(request);
    }

    private static GraphQLRequest of(@Nullable Object json) {
        if (json instanceof List) {
            throw wrong("A request is one JSON object; several questions go into one document, under aliases.");
        } else if (!(json instanceof Map<?, ?> request)) {
            throw wrong("A GraphQL request is a JSON object with a query.");
        } else if (!(request.get("query") instanceof String query) || query.isBlank()) {
            throw wrong("query must be a string with a GraphQL document.");
        } else {
            object(request, "extensions");
            return new GraphQLRequest(query, operationName(request), object(request, "variables"));
        }
    }

    private static Optional<String> operationName(Map<?, ?> request) {
        Object name = request.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw wrong("operationName must be a string or null.");
        }
        return Optional.ofNullable((String) name);
    }

    @SuppressWarnings("unchecked") // the keys of what JSON is read to are strings
    private static Map<String, Object> object(Map<?, ?> request, String name) {
        Object value = request.get(name);
        if (value != null && !(value instanceof Map)) {
            throw wrong(name + " must be a JSON object or null.");
        }
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static AbortExecutionException noJson(String what, IOException e) {
        if (e instanceof StreamConstraintsException) {
            return wrong(String.format(
                    Locale.ROOT,
                    "%s has more than %,d values and names, more than %,d lists and objects in one another,"
                            + " or a number of more than 1,000 digits.",
                    what,
                    MOST_TOKENS,
                    DEEPEST));
        }
        String where = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line %d, column %d"
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr())
                : "";
        return wrong(what + " is no JSON" + where + ".");
    }

    private static AbortExecutionException wrong(String message) {
        return new AbortExecutionException(
                List.<GraphQLError>of(GraphQLProblem.of(ErrorCode.INVALID_REQUEST, message)));
    }
}
