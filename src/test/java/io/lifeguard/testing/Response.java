package io.lifeguard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A response of any status, and what is read from it. */
public record Response(int status, Map<String, List<String>> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Response of(HttpResponse<String> response) {
        return new Response(response.statusCode(), response.headers().map(), response.body());
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .flatMap(h -> h.getValue().stream())
                .findFirst();
    }

    public String revision() {
        return header("Lifeguard-Revision").orElseThrow(() -> new AssertionError("no revision with " + this));
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    /** The data of a GraphQL response; fails if there are errors. */
    public JsonNode data() {
        if (status != 200 || json().has("errors")) {
            throw new AssertionError(status + " " + body);
        }
        return json().get("data");
    }

    /** The codes of the GraphQL errors, each with its path: {@code NOT_FOUND user}. */
    public List<String> errors() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(e -> e.at("/extensions/code").asText("no code") + " " + path(e))
                .toList();
    }

    /** The message of the first GraphQL error. */
    public String message() {
        return json().at("/errors/0/message").asText();
    }

    /** The report of an import; fails unless the status is 200. */
    public JsonNode report() {
        if (status != 200) {
            throw new AssertionError(this);
        }
        return json();
    }

    private static String path(JsonNode error) {
        return String.join(
                ".",
                StreamSupport.stream(error.path("path").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }
}
