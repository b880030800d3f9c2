package io.lifeguard.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.graphql.server.execution.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that hold for every response, whatever the request was. */
final class ResponseChecks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CODES = Stream.of(ErrorCode.values())
            .filter(code -> code != ErrorCode.INTERNAL)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final int HTTP_VERSION_NOT_SUPPORTED = 505;
    /** Those of RFC 6455 and of the protocol; 4500 says that the fault is ours. */
    private static final Set<Integer> CLOSE_CODES =
            Set.of(1000, 1001, 1002, 1003, 1005, 1007, 1009, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429);

    private static final int LONGEST_MESSAGE = 1_200;

    private static final Map<String, Pattern> INSIDE = Map.of(
            "a stack trace", Pattern.compile("\\bat [\\w.$/@]+\\(|\\.java:\\d+|Caused by:"),
            "the name of a class",
                    Pattern.compile(
                            "\\b(?:io|com|org|java|javax|jakarta|graphql|sun)\\.[a-z]\\w*\\.(?:[a-z]\\w*\\.)*[A-Z]\\w+"
                                    + "|\\w(?:Exception|Throwable)\\b"),
            "SQL",
                    Pattern.compile(
                            "(?i)\\b(?:select\\s.+\\sfrom\\s|insert into |delete from |sqlstate|pg_catalog|unnest\\()"),
            "the name of a constraint",
                    Pattern.compile(
                            "__(?:front_end_pools|policies|chat_pools|users|client_configurations|categories|rooms"
                                    + "|add_ins|migrations|changes)_"),
            "a path",
                    Pattern.compile(Pattern.quote(System.getProperty("user.dir"))
                            + "|/tmp/|/target/(?:classes|quarkus-app|test-classes)|lifeguard-imports?-"),
            "a file of the machine", Pattern.compile("root:x:0|\\[fonts\\]"),
            "a template carried out", Pattern.compile(HostileValues.CARRIED_OUT));

    private ResponseChecks() {}

    /** What is wrong with what was heard; empty if nothing is. */
    static Optional<String> wrong(Input input, List<ServerMessage> all) {
        return all.stream().flatMap(heard -> wrong(input, heard).stream()).findFirst();
    }

    private static Optional<String> wrong(Input input, ServerMessage heard) {
        if (input.shape() == Input.Shape.SOCKET && (heard.status() == 0 || heard.status() >= 1000)) {
            return heard.status() == 0 ? wrongText(heard) : wrongClose(input, heard);
        }
        if (heard.status() >= 500
                && heard.status() != HTTP_VERSION_NOT_SUPPORTED
                && !(heard.status() == 503 && heard.header("Retry-After").isPresent())) {
            return Optional.of("the fault is said to be ours: " + heard);
        }
        if (heard.header(HostileValues.INJECTED_HEADER).isPresent()) {
            return Optional.of("a header is injected: " + heard);
        }
        String type = heard.header("Content-Type").orElse("");
        // pages that are there for everybody, and the figures, hold words of their own
        boolean ownWords = type.startsWith("text/html")
                || type.contains("javascript")
                || type.startsWith("text/css")
                || type.contains("openmetrics")
                || heard.text().startsWith("# ");
        return inside(String.join("\n", heard.head()))
                .or(() -> ownWords && heard.status() == 200 ? Optional.empty() : inside(heard.text()))
                .or(() -> wrongJson(type, heard))
                .map(what -> what + "\n" + heard);
    }

    private static Optional<String> inside(String text) {
        return INSIDE.entrySet().stream()
                .flatMap(found -> found.getValue()
                        .matcher(text)
                        .results()
                        .limit(1)
                        .map(match -> "it tells " + found.getKey() + ": " + match.group()))
                .findFirst();
    }

    private static Optional<String> wrongJson(String type, ServerMessage heard) {
        if (!type.contains("json") || heard.body().length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(heard.body());
            return type.startsWith("application/problem+json") ? wrongProblem(json) : wrongErrors(json.path("errors"));
        } catch (java.io.IOException e) {
            return Optional.of("it is no JSON: " + e.getMessage());
        }
    }

    /** Problem details say what is wrong as a whole, and each error has exactly one place. */
    private static Optional<String> wrongProblem(JsonNode problem) {
        if (problem.path("detail").asText().isBlank()) {
            return Optional.of("problem details without a detail");
        }
        return found(
                problem.path("errors"),
                error -> error.path("detail").asText().isBlank()
                        || error.path("detail").asText().length() > LONGEST_MESSAGE
                        || Stream.of("pointer", "parameter", "header")
                                        .filter(error::has)
                                        .count()
                                != 1,
                "an error of problem details without a place or a detail, or with one that is too long");
    }

    private static Optional<String> wrongErrors(JsonNode errors) {
        return found(
                errors,
                error -> !CODES.contains(error.at("/extensions/code").asText())
                        || error.path("message").asText().isBlank()
                        || error.path("message").asText().length() > LONGEST_MESSAGE,
                "an error without a code that is documented, or without a message, or with one that is too long");
    }

    private static Optional<String> found(JsonNode all, Predicate<JsonNode> wrong, String what) {
        for (JsonNode each : all) {
            if (wrong.test(each)) {
                return Optional.of(what + ": " + each);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongText(ServerMessage heard) {
        try {
            JsonNode message = JSON.readTree(heard.body());
            JsonNode errors = message.path("type").asText().equals("error")
                    ? message.path("payload")
                    : message.path("payload").path("errors");
            return inside(heard.text()).or(() -> wrongErrors(errors)).map(what -> what + "\n" + heard);
        } catch (JsonProcessingException e) {
            return Optional.of("a message that is no JSON: " + heard);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<String> wrongClose(Input input, ServerMessage heard) {
        return CLOSE_CODES.contains(heard.status()) || input.frames().stream().anyMatch(f -> closes(f, heard.status()))
                ? inside(heard.text()).map(what -> what + "\n" + heard)
                : Optional.of("it is closed with a code that is not documented: " + heard);
    }

    /** Whether the client itself closed with this code: the close frame of the server repeats the code of the client. */
    private static boolean closes(byte[] frame, int code) {
        return frame.length >= 8
                && frame[0] == (byte) 0x88
                && code == ((Byte.toUnsignedInt(frame[6]) << 8) | Byte.toUnsignedInt(frame[7]));
    }
}
