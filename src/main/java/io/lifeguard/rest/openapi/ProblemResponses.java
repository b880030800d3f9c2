package io.lifeguard.rest.openapi;

import io.lifeguard.http.ProblemType;
import io.lifeguard.http.pages.ProblemDescription;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The responses to rejected requests, with the types of problems that each status has. */
final class ProblemResponses {
    /** What the server rejects without regard to the operation: the other statuses of {@link ProblemType} are named below. */
    private static final List<Integer> ALWAYS = List.of(400, 403, 429, 500, 503);

    private ProblemResponses() {}

    /** Adds the responses to an operation. */
    static void add(Components components, String path, HttpMethod method, Operation operation) {
        for (int status : statuses(path, method, operation)) {
            String name = "Problem" + status;
            components.addResponse(name, response(status));
            operation
                    .getResponses()
                    .addAPIResponse(
                            String.valueOf(status),
                            OASFactory.createAPIResponse().ref(name));
        }
    }

    /** What the HTTP server rejects before a request is routed. */
    static void addUnrouted(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("414", OASFactory.createAPIResponse().ref("AddressTooLong"))
                .addAPIResponse("431", OASFactory.createAPIResponse().ref("HeadersTooLarge"));
    }

    private static APIResponse response(int status) {
        List<ProblemType> types = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .toList();
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        types.forEach(type -> content.addExample(
                type.uri().substring(ProblemType.PATH.length() + 1),
                OASFactory.createExample().summary(type.title()).value(example(type))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(types.stream()
                        .map(type -> "- [" + type.title() + "](" + type.uri() + ")")
                        .collect(Collectors.joining("\n")))
                .content(OASFactory.createContent().addMediaType("application/problem+json", content))
                .addHeader("Lifeguard-Revision", OASFactory.createHeader().ref("LifeguardRevision"))
                .addHeader("X-Request-ID", OASFactory.createHeader().ref("RequestId"));
        if (status == 401 || status == 403) {
            response.addHeader("WWW-Authenticate", OASFactory.createHeader().ref("WwwAuthenticate"));
        } else if (types.get(0).isTemporary()) {
            response.addHeader("Retry-After", OASFactory.createHeader().ref("RetryAfter"));
        }
        return response;
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type.uri());
        problem.put("status", type.status());
        problem.put("title", type.title());
        problem.put("detail", ProblemDescription.of(type).meaning());
        return problem;
    }

    /** The statuses of rejected requests that an operation has. */
    private static SortedSet<Integer> statuses(String path, HttpMethod method, Operation operation) {
        SortedSet<Integer> statuses = new TreeSet<>(ALWAYS);
        if (operation.getSecurity() == null) {
            statuses.add(401);
        }
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody) {
            statuses.add(413);
        }
        if (path.startsWith("/api/")) {
            statuses.addAll(ofRest(path, method, hasBody));
        }
        return statuses;
    }

    private static SortedSet<Integer> ofRest(String path, HttpMethod method, boolean hasBody) {
        SortedSet<Integer> statuses = new TreeSet<>(List.of(406));
        boolean isImport = path.startsWith("/api/imports");
        boolean isBatch = path.equals("/api/batch");
        boolean isWrite = isBatch || (method != HttpMethod.GET && path.contains("{") && !isImport);
        if (path.contains("{") || isBatch || path.equals("/api/eligibility") || path.equals("/api/eligibilities.csv")) {
            statuses.add(404);
        }
        if (path.equals("/api/events")) {
            statuses.add(ProblemType.GONE.status());
        }
        if (hasBody) {
            statuses.add(415);
        }
        if (isWrite) {
            statuses.addAll(List.of(409, 412));
        }
        if ((isImport && hasBody) || (isWrite && method == HttpMethod.POST)) {
            statuses.add(422);
        }
        return statuses;
    }
}
