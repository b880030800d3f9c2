package io.lifeguard.graphql.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.graphql.server.execution.GraphQLProblem;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.model.LifeguardException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** The HTTP response to a GraphQL request, with the status that GraphQL over HTTP prescribes for the result. */
final class GraphQLHttpResponse {
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Context context = Vertx.currentContext();
    private final ObjectMapper json;
    private final MediaTypes type;

    private String allowedMethods = "";

    /** The response to a request, in the media type that it prefers. */
    static GraphQLHttpResponse to(RoutingContext request, ObjectMapper json) {
        return new GraphQLHttpResponse(
                request,
                json,
                MediaTypes.preferred(request.parsedHeaders().accept()).orElse(MediaTypes.JSON));
    }

    private GraphQLHttpResponse(RoutingContext request, ObjectMapper json, MediaTypes type) {
        this.request = request;
        this.response = request.response();
        this.json = json;
        this.type = type;
    }

    /** Sets the methods that a response with status 405 lists. */
    GraphQLHttpResponse allowing(String methods) {
        allowedMethods = methods;
        return this;
    }

    void sendError(ErrorCode code, String message) {
        send(GraphQLProblem.of(code, message).asResult());
    }

    void sendError(ErrorCode code, String message, int status) {
        send(GraphQLProblem.of(code, message).asResult(), status);
    }

    /**
     * Writes the result as JSON on the current thread, and sends it on the event loop of the connection. It counts towards the
     * memory for responses until the client has read it.
     *
     * @throws ResponseBuffer.ExceededException if there is no memory for it; nothing is sent
     */
    void send(ExecutionResult result, ResponseMemory memory) throws IOException {
        if (!response.closed()) {
            ResponseBuffer body = memory.buffer(request);
            json.writeValue(body, result.toSpecification());
            send(status(result), body::send);
        }
    }

    private void send(ExecutionResult result) {
        send(result, status(result));
    }

    private void send(ExecutionResult result, int status) {
        if (!response.closed()) {
            byte[] body = bytes(result);
            send(status, () -> response.end(Buffer.buffer(body)));
        }
    }

    /** Fails the request on the event loop of the connection; a failure that is known to clients is sent to them. */
    void fail(Throwable failure) {
        LifeguardException.in(failure)
                .ifPresentOrElse(
                        known -> sendError(ErrorCode.of(known.code()), String.valueOf(known.getMessage())),
                        () -> onEventLoop(() -> UncaughtFailures.report(request, failure)));
    }

    private void onEventLoop(Runnable work) {
        if (context.equals(Vertx.currentContext())) {
            work.run();
        } else {
            context.runOnContext(nothing -> work.run());
        }
    }

    /** @param end ends the response, whose head is set */
    private void send(int status, Runnable end) {
        onEventLoop(() -> {
            if (!response.closed()) {
                setHead(status);
                end.run();
            }
        });
    }

    private void setHead(int status) {
        if (status == 405) {
            response.putHeader(HttpHeaders.ALLOW, allowedMethods);
        } else if (status == 429 || status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private int status(ExecutionResult result) {
        if (result.isDataPresent() || !(result.getErrors().get(0) instanceof GraphQLProblem problem)) {
            return 200;
        }
        return switch (problem.code()) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case BODY_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL -> 500;
            case BUSY, UNAVAILABLE -> 503;
            // in the older media type a result without data has status 200 as well
            default -> type == MediaTypes.JSON ? 200 : 400;
        };
    }

    private byte[] bytes(ExecutionResult result) {
        try {
            return json.writeValueAsBytes(result.toSpecification());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the result cannot be written as JSON", e);
        }
    }
}
