package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.WorkerWait;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Executes bulk requests. Operations that are about different resources are executed side by side, so that their writes share
 * commits; those of a request that counts errors or refers to its own results, one after the other, as the library does it.
 */
@Singleton
class BulkRequests {
    /** Twice as many as writes share a commit: while some are committed, the next are prepared. */
    private static final int THREADS = 64;

    private static final Logger LOG = Logger.getLogger(BulkRequests.class);

    private final ScimService service;
    private final WorkerExecutor workers;
    private final int maxOperations;

    BulkRequests(ScimService service, ScimSettings settings, Vertx vertx) {
        this.service = service;
        this.workers = vertx.createSharedWorkerExecutor("scim-bulk", THREADS);
        this.maxOperations = settings.maxBulkOperations();
    }

    ScimResponse execute(ScimRequest request) {
        return ScimService.answered(() -> {
            ObjectNode body = ScimService.parse(request.body());
            ArrayNode operations = operations(body);
            boolean isOrdered =
                    body.has("failOnErrors") || operations.toString().contains("\"bulkId:");
            return isOrdered ? ordered(request, body, operations) : sideBySide(request, operations);
        });
    }

    private ArrayNode operations(ObjectNode body) {
        if (!(body.get("Operations") instanceof ArrayNode operations) || operations.isEmpty()) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX, "A bulk request has a list of Operations, one at least.");
        }
        if (operations.size() > maxOperations) {
            throw RefusedRequest.withStatus(
                    413,
                    "Operations: there are %,d; a bulk request may have %,d (maxOperations)."
                            .formatted(operations.size(), maxOperations));
        }
        return operations;
    }

    private ScimResponse ordered(ScimRequest request, ObjectNode body, ArrayNode operations) {
        ArrayNode normalized = body.putArray("Operations");
        operations.forEach(operation -> normalized.add(normalize(operation)));
        body.putArray("schemas").add(SchemaUris.BULK_REQUEST_URI);
        ScimResponse response = service.executeBulk(request, body);
        response.path("Operations").forEach(BulkOperations::complete);
        return response;
    }

    private ScimResponse sideBySide(ScimRequest request, ArrayNode operations) {
        List<JsonNode> results = new ArrayList<>();
        List<CompletableFuture<JsonNode>> running = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        Set<String> bulkIds = new HashSet<>();
        for (JsonNode operation : operations) {
            Set<String> names = BulkOperations.names(operation);
            if (names.stream().anyMatch(touched::contains) || BulkOperations.isAboutMany(operation)) {
                collect(running, results);
                touched.clear();
            }
            touched.addAll(names);
            boolean isOnly = !operation.has(BulkOperations.BULK_ID)
                    || bulkIds.add(operation.get(BulkOperations.BULK_ID).asText());
            running.add(start(request, operation, isOnly));
            if (BulkOperations.isAboutMany(operation)) {
                collect(running, results);
            }
        }
        collect(running, results);
        BulkResponse response = BulkResponse.builder()
                .httpStatus(200)
                .bulkResponseOperation(List.of())
                .build();
        ArrayNode answered = response.putArray("Operations");
        results.forEach(answered::add);
        return response;
    }

    private static void collect(List<CompletableFuture<JsonNode>> running, List<JsonNode> results) {
        running.forEach(operation -> results.add(WorkerWait.on(operation)));
        running.clear();
    }

    private CompletableFuture<JsonNode> start(ScimRequest request, JsonNode operation, boolean isOnly) {
        return workers.executeBlocking(() -> result(request, operation, isOnly), false)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** @param isOnly whether no operation before has the same reference */
    private JsonNode result(ScimRequest request, JsonNode operation, boolean isOnly) {
        ScimResponse response;
        try {
            response = ScimService.answered(() -> {
                if (!isOnly) {
                    throw RefusedRequest.invalidValue("bulkId: another operation of the request has the same.");
                }
                return executed(request, normalize(operation));
            });
        } catch (RuntimeException e) {
            LOG.error("An operation of a SCIM bulk request failed", e);
            response = new ErrorResponse(
                    RefusedRequest.withStatus(500, "The operation failed; the service's log has the cause."), true);
        }
        return BulkOperations.result(operation, response, request.base());
    }

    private ScimResponse executed(ScimRequest request, JsonNode operation) {
        HttpMethod method = BulkOperations.method(operation.path("method").asText());
        if (method == HttpMethod.POST
                && operation.path(BulkOperations.BULK_ID).asText().isBlank()) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX, "bulkId: a POST needs one, by which its result is found.");
        }
        return service.executeOperation(
                request,
                method,
                BulkOperations.path(operation),
                operation.path("data").asText(),
                Optional.ofNullable(operation.get("version")).map(JsonNode::asText));
    }

    private JsonNode normalize(JsonNode operation) {
        if (!(operation instanceof ObjectNode object)) {
            throw RefusedRequest.invalid(ScimType.RFC7644.INVALID_SYNTAX, "An operation is an object.");
        }
        ObjectNode normalized = object.deepCopy();
        String method = object.path("method").asText().toUpperCase(Locale.ROOT);
        normalized.put("method", method);
        HttpMethod known = BulkOperations.method(method);
        String path = BulkOperations.path(operation);
        List<String> segments = ScimPaths.segments(ScimPaths.ROOT + path);
        boolean isServed = (segments.size() == 1 || segments.size() == 2) && ScimPaths.isResource(segments.get(0));
        if (!isServed || segments.contains(ScimPaths.SEARCH)) {
            throw RefusedRequest.invalid(
                    "invalidPath",
                    "path: an operation is about /Users or /Groups, or one of them, such as /Users/4711.");
        }
        if (known != HttpMethod.DELETE) {
            if (!(data(object) instanceof ObjectNode data)) {
                throw RefusedRequest.invalidValue("data: " + method + " needs an object.");
            }
            normalized.put(
                    "data",
                    service.normalize(segments.get(0), known, false, data).toString());
        }
        return normalized;
    }

    /** Some clients send the data as a text. */
    private static @Nullable JsonNode data(ObjectNode operation) {
        @Nullable JsonNode data = operation.get("data");
        return data != null && data.isTextual() ? ScimService.parse(data.asText()) : data;
    }
}
