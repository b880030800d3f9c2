package io.lifeguard.graphql.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.language.OperationDefinition.Operation;
import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.graphql.server.execution.GraphQLRequest;
import io.lifeguard.graphql.server.execution.OperationExecutor;
import io.lifeguard.model.InputSanitizer;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * GraphQL over HTTP, as the working draft of graphql.org has it: queries by GET and POST, mutations by POST, and bodies as
 * {@code application/json} only. So nothing that a page elsewhere can send without asking first - a form, the address of a
 * picture - changes anything. Requests for a web socket have gone to SmallRye's handler before; SmallRye's handler for all
 * others comes after this one and is never reached.
 */
@Singleton
class GraphQLHttpHandler {
    static final String PATH = "/graphql";
    private static final Logger LOG = Logger.getLogger(GraphQLHttpHandler.class);
    private static final int AFTER_ALL_FILTERS = -1;
    private static final Set<Operation> TO_READ = Set.of(Operation.QUERY);
    private static final Set<Operation> TO_WRITE = Set.of(Operation.QUERY, Operation.MUTATION);
    /** What SmallRye's fetchers ask for: they are to run where they are called. */
    private static final Map<String, Object> CONTEXT = Map.of("runBlocking", false);

    private final OperationExecutor execution;
    private final ObjectMapper json;
    private final LargeRequestQueue large;
    private final BodyHandler body;

    GraphQLHttpHandler(
            OperationExecutor execution,
            ObjectMapper json,
            LargeRequestQueue large,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.execution = execution;
        this.json = json;
        this.large = large;
        this.body = BodyHandler.create(false).setBodyLimit(largestBody.asLongValue());
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .order(AFTER_ALL_FILTERS)
                .handler(this::check)
                .handler(this::carryOut)
                .failureHandler(this::failed);
    }

    /** What can be told by the head of a request; if it is right, the body is read, which goes on to {@link #carryOut}. */
    private void check(RoutingContext request) {
        HttpMethod method = request.request().method();
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (MediaTypes.preferred(request.parsedHeaders().accept()).isEmpty()) {
            reply(request)
                    .refuse(
                            ErrorCode.NOT_ACCEPTABLE,
                            "An answer is application/graphql-response+json or application/json, in UTF-8.");
        } else if (!reads(method) && !method.equals(HttpMethod.POST)) {
            reply(request)
                    .allowing("GET, HEAD, POST")
                    .refuse(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            "GraphQL goes by GET or POST, not by " + InputSanitizer.quote(method.name()) + ".");
        } else if (method.equals(HttpMethod.POST) && !MediaTypes.isJson(type)) {
            reply(request)
                    .refuse(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "A request is application/json in UTF-8, not "
                                    + (type == null ? "without a type" : InputSanitizer.quote(type)) + ".");
        } else if (reads(method)) {
            request.next();
        } else {
            body.handle(request);
        }
    }

    private void carryOut(RoutingContext request) {
        if (large.isLarge(request)) {
            large.begin(request, () -> carryOut(request, large::ended));
        } else {
            carryOut(request, () -> {});
        }
    }

    /** @param ended is told once, when the answer has been given */
    private void carryOut(RoutingContext request, Runnable ended) {
        boolean reads = reads(request.request().method());
        GraphQLHttpResponse reply = reply(request).allowing("POST");
        CompletionStage<ExecutionResult> answer;
        try {
            answer = execution.carryOut(
                    reads ? ofLink(request) : GraphQLRequest.ofJson(bytes(request)),
                    reads ? TO_READ : TO_WRITE,
                    CONTEXT);
        } catch (AbortExecutionException e) {
            answer = CompletableFuture.completedFuture(e.toExecutionResult());
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((result, failure) -> {
                    if (failure == null) {
                        reply.send(result);
                    } else {
                        request.fail(failure);
                    }
                })
                .whenComplete((result, failure) -> ended.run());
    }

    private void failed(RoutingContext request) {
        if (request.response().closed() || request.response().ended()) {
            LOG.debug("a client went away before its request had come", request.failure());
        } else if (request.statusCode() == 413) {
            reply(request).refuse(ErrorCode.BODY_TOO_LARGE, "The body has more bytes than are taken.");
        } else if (!request.request().isEnded()) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            reply(request)
                    .refuse(ErrorCode.INVALID_REQUEST, "The body cannot be read: where it ends is not told right.");
        } else {
            request.next();
        }
    }

    private GraphQLHttpResponse reply(RoutingContext request) {
        return GraphQLHttpResponse.to(request, json);
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static GraphQLRequest ofLink(RoutingContext request) {
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
