package io.lifeguard.graphql.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.language.OperationDefinition.Operation;
import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.graphql.server.execution.GraphQLRequest;
import io.lifeguard.graphql.server.execution.OperationExecutor;
import io.lifeguard.http.BodyReading;
import io.lifeguard.http.ContentEncodings;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.http.limits.RequestSettings;
import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.InputSanitizer;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Serves GraphQL over HTTP by the working draft of graphql.org: queries by GET and POST, mutations by POST, and bodies as
 * {@code application/json} only, so that no request that a browser sends without a CORS preflight changes data. Web socket
 * upgrades are handled before; SmallRye's own handler comes after this one and is never reached.
 */
@Singleton
class GraphQLHttpHandler {
    static final String PATH = "/graphql";
    private static final Logger LOG = Logger.getLogger(GraphQLHttpHandler.class);
    private static final int AFTER_ALL_FILTERS = -1;
    private static final Set<Operation> GET_OPERATIONS = Set.of(Operation.QUERY);
    private static final Set<Operation> POST_OPERATIONS = Set.of(Operation.QUERY, Operation.MUTATION);
    /** Tells SmallRye's fetchers to run on the calling thread. */
    private static final Map<String, Object> CONTEXT = Map.of("runBlocking", false);

    private final OperationExecutor executor;
    private final ObjectMapper json;
    private final LargeRequests largeRequests;
    private final long largeBodyBytes;
    private final ResponseMemory memory;
    private final BodyHandler bodyHandler;

    GraphQLHttpHandler(
            OperationExecutor executor,
            ObjectMapper json,
            LargeRequests largeRequests,
            RequestSettings settings,
            ResponseMemory memory,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.executor = executor;
        this.json = json;
        this.largeRequests = largeRequests;
        this.largeBodyBytes = settings.largeBodySize().asLongValue();
        this.memory = memory;
        this.bodyHandler = BodyHandler.create(false).setBodyLimit(maxBodySize.asLongValue());
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .order(AFTER_ALL_FILTERS)
                .handler(this::check)
                .handler(this::execute)
                .failureHandler(this::failed);
    }

    /** Checks method, media types and headers; if they are valid, reads the body and continues with {@link #execute}. */
    private void check(RoutingContext request) {
        HttpMethod method = request.request().method();
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (MediaTypes.preferred(request.parsedHeaders().accept()).isEmpty()) {
            response(request)
                    .sendError(
                            ErrorCode.NOT_ACCEPTABLE,
                            "Accept: a response is application/graphql-response+json or application/json, in UTF-8.");
        } else if (!isGet(method) && !method.equals(HttpMethod.POST)) {
            response(request)
                    .allowing("GET, HEAD, POST")
                    .sendError(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            "GraphQL requests use GET or POST, not " + InputSanitizer.quote(method.name()) + ".");
        } else if (method.equals(HttpMethod.POST) && !MediaTypes.isJson(type)) {
            response(request)
                    .sendError(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type must be application/json in UTF-8; it is "
                                    + (type == null ? "missing" : InputSanitizer.quote(type)) + ".");
        } else if (ContentEncodings.isEncoded(request.request())) {
            response(request).sendError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, ContentEncodings.MESSAGE);
        } else if (isGet(method)) {
            request.next();
        } else {
            BodyReading.begin(request);
            bodyHandler.handle(request);
        }
    }

    private void execute(RoutingContext request) {
        GraphQLHttpResponse response = response(request).allowing("POST");
        CompletionStage<Void> sent = request.body().length() >= largeBodyBytes
                ? largeRequests.run(LargeRequests.BODY_WEIGHT, () -> execute(request, response))
                : execute(request, response);
        sent.whenComplete((nothing, failure) -> {
            if (failure != null) {
                response.fail(failure);
            }
        });
    }

    /** Completes when the response has been passed on to be sent. */
    private CompletionStage<Void> execute(RoutingContext request, GraphQLHttpResponse response) {
        try {
            return request.response().closed()
                    ? CompletableFuture.completedFuture(null)
                    : execution(request).thenAccept(result -> send(request, response, result));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void send(RoutingContext request, GraphQLHttpResponse response, ExecutionResult result) {
        try {
            response.send(result, memory);
        } catch (ResponseBuffer.ExceededException e) {
            sendExceeded(request, response, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the result cannot be written as JSON", e);
        }
    }

    private void sendExceeded(
            RoutingContext request, GraphQLHttpResponse response, ResponseBuffer.ExceededException failure) {
        if (!isGet(request.request().method()) && executor.isMutation(GraphQLRequest.ofJson(bytes(request)))) {
            response.sendError(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The mutation was carried out, but there is no memory for its result. Query what is stored now.",
                    503);
        } else if (failure.isTemporary()) {
            response.sendError(ErrorCode.BUSY, String.valueOf(failure.getMessage()), 503);
        } else {
            response.sendError(ErrorCode.TOO_COMPLEX, String.valueOf(failure.getMessage()), 400);
        }
    }

    private CompletionStage<ExecutionResult> execution(RoutingContext request) {
        boolean isGet = isGet(request.request().method());
        try {
            return executor.execute(
                    isGet ? parameters(request) : GraphQLRequest.ofJson(bytes(request)),
                    isGet ? GET_OPERATIONS : POST_OPERATIONS,
                    CONTEXT);
        } catch (AbortExecutionException e) {
            return CompletableFuture.completedFuture(e.toExecutionResult());
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().closed() || request.response().ended()) {
            LOG.debug("The client disconnected before its request was complete", request.failure());
        } else if (request.statusCode() == 413) {
            response(request)
                    .sendError(ErrorCode.BODY_TOO_LARGE, "The body is larger than quarkus.http.limits.max-body-size.");
        } else if (BodyReading.isMalformed(request)) {
            ProblemResponse.closeAfter(request);
            response(request)
                    .sendError(
                            ErrorCode.INVALID_REQUEST,
                            "The body cannot be read: its length or its chunks are malformed.");
        } else if (request.failure() != null) {
            UncaughtFailures.report(request, request.failure());
        } else {
            request.next();
        }
    }

    private GraphQLHttpResponse response(RoutingContext request) {
        return GraphQLHttpResponse.to(request, json);
    }

    private static boolean isGet(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static GraphQLRequest parameters(RoutingContext request) {
        Map<String, String> parameters = new HashMap<>();
        request.queryParams().forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        return GraphQLRequest.ofParameters(parameters);
    }

    private static byte[] bytes(RoutingContext request) {
        return Optional.ofNullable(request.body().buffer())
                .map(buffer -> buffer.getBytes())
                .orElse(new byte[0]);
    }
}
