package io.lifeguard.authzen;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.http.BodyReading;
import io.lifeguard.http.ContentEncodings;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.http.limits.RequestSettings;
import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the paths of the protocol. A denial is a response with status 200. A malformed request has status 400 whatever is
 * malformed, the content type included; every other failure has the status of its problem type.
 */
@Singleton
class AuthzenHandler {
    private static final Logger LOG = Logger.getLogger(AuthzenHandler.class);
    private static final int AFTER_ALL_FILTERS = -1;
    private static final String JSON = "application/json";
    /** The values of an answer to one of several evaluations: those of a batch of GraphQL. */
    private static final long WEIGHT_PER_ITEM = 15;

    private final AuthzenEndpoint endpoint;
    private final ErrorResponses errors;
    private final ObjectMapper json;
    private final ResponseMemory memory;
    private final LargeRequests largeRequests;
    private final long largeBodyBytes;
    private final BodyHandler bodyHandler;

    AuthzenHandler(
            AuthzenEndpoint endpoint,
            ErrorResponses errors,
            ObjectMapper json,
            ResponseMemory memory,
            LargeRequests largeRequests,
            RequestSettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.largeRequests = largeRequests;
        this.largeBodyBytes = settings.largeBodySize().asLongValue();
        this.endpoint = endpoint;
        this.errors = errors;
        this.json = json;
        this.memory = memory;
        this.bodyHandler = BodyHandler.create(false).setBodyLimit(maxBodySize.asLongValue());
    }

    void register(@Observes Router router) {
        post(router, AuthzenPaths.EVALUATION, new Operation(endpoint::evaluate, request -> 1));
        post(router, AuthzenPaths.EVALUATIONS, new Operation(endpoint::evaluateAll, AuthzenHandler::weightOfItems));
        post(
                router,
                AuthzenPaths.SEARCH_SUBJECT,
                new Operation(endpoint::searchSubjects, request -> LargeRequests.MIN_WEIGHT));
        post(router, AuthzenPaths.SEARCH_RESOURCE, new Operation(endpoint::searchResources, request -> 1));
        post(router, AuthzenPaths.SEARCH_ACTION, new Operation(endpoint::searchActions, request -> 1));
    }

    /** @param weight of the answer, as {@link LargeRequests} compares it */
    private record Operation(Function<RequestObject, Uni<?>> answer, ToLongFunction<RequestObject> weight) {}

    private static long weightOfItems(RequestObject request) {
        return request.list("evaluations").size() * WEIGHT_PER_ITEM;
    }

    private void post(Router router, String path, Operation operation) {
        router.route(path)
                .order(AFTER_ALL_FILTERS)
                .handler(this::check)
                .handler(request -> respond(request, operation))
                .failureHandler(this::failed);
    }

    /** Checks the method and the headers; if they are valid, reads the body and continues. */
    private void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (!request.request().method().equals(HttpMethod.POST)) {
            request.response().putHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            ProblemResponse.send(request, ProblemType.METHOD_NOT_ALLOWED, "This path is for POST.");
        } else if (!isJson(type)) {
            invalid(
                    request,
                    "Content-Type must be application/json; it is "
                            + (type == null ? "missing" : InputSanitizer.quote(type)) + ".");
        } else if (ContentEncodings.isEncoded(request.request())) {
            invalid(request, ContentEncodings.MESSAGE);
        } else {
            BodyReading.begin(request);
            bodyHandler.handle(request);
        }
    }

    /** Parameters are ignored: JSON is UTF-8. */
    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
    }

    private void respond(RoutingContext request, Operation operation) {
        RevisionService.permitReplica();
        Context context = Vertx.currentContext();
        Uni.createFrom()
                .completionStage(() -> body(request, operation))
                .emitOn(work -> runOn(context, work))
                .subscribe()
                .with(body -> send(request, body), failure -> fail(request, failure));
    }

    /** The body of the response; a large request is read, decided and written by a worker. */
    private CompletionStage<ResponseBuffer> body(RoutingContext request, Operation operation) {
        if (request.body().length() >= largeBodyBytes) {
            return largeRequests.run(
                    LargeRequests.BODY_WEIGHT, () -> body(request, operation, RequestBody.parse(bytes(request))));
        }
        RequestObject parsed = RequestBody.parse(bytes(request));
        long weight = operation.weight().applyAsLong(parsed);
        return weight >= LargeRequests.MIN_WEIGHT
                ? largeRequests.run(weight, () -> body(request, operation, parsed))
                : body(request, operation, parsed);
    }

    private CompletionStage<ResponseBuffer> body(RoutingContext request, Operation operation, RequestObject parsed) {
        return operation
                .answer()
                .apply(parsed)
                .map(answered -> write(request, answered))
                .subscribeAsCompletionStage();
    }

    private static void runOn(Context context, Runnable work) {
        if (Vertx.currentContext() == context) {
            work.run();
        } else {
            context.runOnContext(nothing -> work.run());
        }
    }

    private static byte[] bytes(RoutingContext request) {
        return Optional.ofNullable(request.body().buffer())
                .map(buffer -> buffer.getBytes())
                .orElse(new byte[0]);
    }

    private ResponseBuffer write(RoutingContext request, Object answer) {
        ResponseBuffer body = memory.buffer(request);
        try {
            json.writeValue(body, answer);
            return body;
        } catch (ResponseBuffer.ExceededException e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be written as JSON", e);
        }
    }

    private static void send(RoutingContext request, ResponseBuffer body) {
        if (!request.response().closed()) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            body.send();
        }
    }

    private void fail(RoutingContext request, Throwable failure) {
        Optional<LifeguardException> reported = LifeguardException.in(failure);
        if (request.response().closed()) {
            LOG.debug("The client disconnected before its request was complete", failure);
        } else if (reported.isPresent()) {
            errors.send(request, reported.get().code(), reported.get().getMessage());
        } else {
            LOG.error("Request failed", failure);
            ProblemResponse.send(
                    request, ProblemType.INTERNAL_ERROR, "The request failed; the service's log has the cause.");
        }
    }

    private void invalid(RoutingContext request, String detail) {
        errors.send(request, FailureCode.INVALID_VALUE, detail);
        // the connection can be used again once the rest of the body has been discarded
        request.request().resume();
    }

    /** A body that was not read to its end. */
    private void failed(RoutingContext request) {
        if (request.response().closed() || request.response().ended()) {
            LOG.debug("The client disconnected before its request was complete", request.failure());
        } else if (request.statusCode() == 413) {
            ProblemResponse.send(
                    request, ProblemType.BODY_TOO_LARGE, "The body is larger than quarkus.http.limits.max-body-size.");
        } else if (BodyReading.isMalformed(request)) {
            ProblemResponse.closeAfter(request);
            invalid(request, "The body cannot be read: its length or its chunks are malformed.");
        } else {
            fail(request, request.failure());
        }
    }
}
