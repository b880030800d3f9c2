package io.lifeguard.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An operation of an OpenAPI document. */
public final class ContractOperation {
    /** Headers of HTTP itself, which an OpenAPI document leaves out. */
    private static final Set<String> HTTP_HEADERS = Set.of(
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "date",
            "cache-control",
            "allow",
            ":status");

    private final String method;
    private final String path;
    private final Pattern pattern;
    private final JsonNode description;
    private final List<ContractParameter> parameters;
    private final ContractSchemas schemas;

    ContractOperation(String method, String path, JsonNode item, JsonNode description, ContractSchemas schemas) {
        this.method = method;
        this.path = path;
        this.pattern = Pattern.compile(Stream.of(path.split("/", -1))
                .map(segment -> segment.startsWith("{") ? "[^/?]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
        this.description = description;
        this.schemas = schemas;
        this.parameters = Stream.of(item, description)
                .flatMap(
                        holder -> StreamSupport.stream(holder.path("parameters").spliterator(), false))
                .map(parameter -> new ContractParameter(schemas.resolve(parameter), schemas))
                .toList();
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public JsonNode description() {
        return description;
    }

    public List<ContractParameter> parameters() {
        return parameters;
    }

    boolean matches(String requested) {
        return pattern.matcher(requested).matches();
    }

    /** The media types of the body of a request, with their schemas; empty if it has none. */
    public Map<String, JsonNode> requestBodies() {
        return Contract.fields(description.path("requestBody").path("content"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().get("schema")));
    }

    /**
     * How a request and its response differ from the description. A request that is accepted must be as described; one that is
     * rejected need not.
     *
     * @param query as sent; empty for none
     */
    public List<String> differences(String query, String contentType, String body, Response response) {
        List<String> differences = new ArrayList<>();
        if (response.status() < 300) {
            Set<String> given = new TreeSet<>();
            for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
                given.add(ContractParameter.decode(pair.split("=", 2)[0]));
                parameters.stream()
                        .filter(parameter -> parameter.isGivenBy(pair))
                        .forEach(parameter -> differences.addAll(parameter.problemsOf(pair)));
            }
            parameters.stream()
                    .filter(parameter -> parameter.isIn("query"))
                    .map(ContractParameter::name)
                    .forEach(given::remove);
            if (path.startsWith("/api/")) { // the protocol of the others says that what is unknown is ignored
                given.forEach(name -> differences.add("accepts the parameter " + name));
            }
            if (!body.isEmpty()) {
                differences.addAll(problemsOfBody(contentType, body));
            }
        }
        JsonNode expected = description.path("responses").path(String.valueOf(response.status()));
        if (expected.isMissingNode()) {
            differences.add("has no response " + response.status() + ": " + response.body());
        } else {
            differences.addAll(problemsOf(schemas.resolve(expected), response));
        }
        return differences;
    }

    private List<String> problemsOfBody(String contentType, String body) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Map<String, JsonNode> bodies = requestBodies();
        if (bodies.containsKey("*/*")) {
            return List.of();
        }
        return bodies.containsKey(type)
                ? schemas.problemsOfRequest(bodies.get(type), body)
                : List.of("accepts a body of the type " + contentType);
    }

    private List<String> problemsOf(JsonNode expected, Response response) {
        List<String> problems = new ArrayList<>();
        Set<String> described = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        expected.path("headers").fieldNames().forEachRemaining(described::add);
        response.headers().keySet().stream()
                .filter(name -> !HTTP_HEADERS.contains(name.toLowerCase(Locale.ROOT)) && !described.contains(name))
                .forEach(name -> problems.add(response.status() + " has the header " + name));
        String type = response.header("Content-Type").orElse("").split(";", 2)[0];
        JsonNode content = expected.path("content").path(type);
        boolean isJson = type.equals("application/json") || type.endsWith("+json");
        if (!content.isMissingNode() && isJson) {
            problems.addAll(schemas.problemsOfResponse(content.get("schema"), response.body()));
        } else if (content.isMissingNode() && (!response.body().isEmpty() || expected.has("content"))) {
            problems.add(response.status() + " has the type " + type + ": " + response.body());
        }
        return problems;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
