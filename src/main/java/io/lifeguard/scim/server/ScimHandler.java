package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import io.lifeguard.http.BodyReading;
import io.lifeguard.http.ContentEncodings;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves SCIM: checks the form of requests on the event loop and executes them on worker threads. */
@Singleton
class ScimHandler {
    private static final Logger LOG = Logger.getLogger(ScimHandler.class);
    private static final int AFTER_ALL_FILTERS = -1;
    private static final int THREADS = 32;
    private static final Set<String> TYPES = Set.of("application/scim+json", "application/json");
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final ScimService service;
    private final BulkRequests bulk;
    private final ErrorResponses errors;
    private final LargeRequests largeRequests;
    private final WorkerExecutor workers;
    private final BodyHandler bodyHandler;

    ScimHandler(
            ScimService service,
            BulkRequests bulk,
            ErrorResponses errors,
            LargeRequests largeRequests,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.service = service;
        this.bulk = bulk;
        this.errors = errors;
        this.largeRequests = largeRequests;
        this.workers = vertx.createSharedWorkerExecutor("scim", THREADS);
        this.bodyHandler = BodyHandler.create(false).setBodyLimit(maxBodySize.asLongValue());
    }

    void register(@Observes Router router) {
        router.route(ScimPaths.ROOT + "/*")
                .order(AFTER_ALL_FILTERS)
                .handler(this::check)
                .handler(this::respond)
                .failureHandler(this::failed);
    }

    /** Checks the method, the path and the headers; if they are valid, reads the body and continues. */
    private void check(RoutingContext routing) {
        List<String> segments = ScimPaths.segments(routing.normalizedPath());
        String allowed = ScimPaths.methods(segments);
        String method = routing.request().method().name();
        if (segments.equals(List.of(ScimPaths.ME))) {
            reject(routing, 501, "Me is not implemented: callers are programs here. Use Users.");
        } else if (segments.equals(List.of(ScimPaths.SEARCH))) {
            reject(routing, 501, "Search one kind of resources: POST /Users/.search or /Groups/.search.");
        } else if (allowed.isEmpty()) {
            reject(
                    routing,
                    404,
                    "There is nothing at this path. " + ScimPaths.ROOT
                            + " has Users, Groups, Schemas, ResourceTypes, ServiceProviderConfig and Bulk.");
        } else if (!List.of(allowed.split(", ")).contains(method)) {
            routing.response().putHeader(HttpHeaders.ALLOW, allowed);
            reject(routing, 405, "This path is for " + allowed + ".");
        } else if (ContentEncodings.isEncoded(routing.request())) {
            reject(routing, 415, ContentEncodings.MESSAGE);
        } else if (WITH_BODY.contains(HttpMethod.valueOf(method)) && !isJson(routing)) {
            reject(routing, 415, "Content-Type must be application/scim+json or application/json.");
        } else {
            BodyReading.begin(routing);
            bodyHandler.handle(routing);
        }
    }

    private static boolean isJson(RoutingContext routing) {
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private void respond(RoutingContext routing) {
        ScimRequest request;
        try {
            request = ScimRequestReader.read(routing);
        } catch (RefusedRequest refused) {
            send(routing, refused(refused));
            return;
        }
        answer(request).onComplete(answer -> {
            if (answer.succeeded()) {
                send(routing, answer.result());
            } else {
                fail(routing, answer.cause());
            }
        });
    }

    /** A bulk request takes its place among the large requests. */
    private Future<ScimAnswer> answer(ScimRequest request) {
        if (!request.kind().equals(ScimPaths.BULK)) {
            return workers.executeBlocking(() -> executed(request), false);
        }
        return Future.fromCompletionStage(
                largeRequests.run(LargeRequests.BODY_WEIGHT, () -> workers.executeBlocking(
                                () -> ScimAnswer.of(bulk.execute(request)), false)
                        .toCompletionStage()),
                request.context());
    }

    private ScimAnswer executed(ScimRequest request) {
        try {
            return ScimAnswer.of(service.execute(request), request);
        } catch (RefusedRequest refused) {
            return refused(refused);
        }
    }

    private static ScimAnswer refused(RefusedRequest refused) {
        return ScimAnswer.of(new ErrorResponse(refused));
    }

    private static void send(RoutingContext routing, ScimAnswer answer) {
        if (routing.response().closed() || routing.response().ended()) {
            return;
        }
        routing.response().setStatusCode(answer.status());
        answer.headers().forEach(routing.response()::putHeader);
        routing.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (answer.body().length() == 0) {
            routing.response().end();
        } else {
            routing.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, ScimErrorRenderer.CONTENT_TYPE)
                    .end(answer.body());
        }
    }

    private void fail(RoutingContext routing, @Nullable Throwable failure) {
        Optional<LifeguardException> reported = failure == null ? Optional.empty() : LifeguardException.in(failure);
        if (routing.response().closed() || routing.response().ended()) {
            LOG.debug("The client disconnected before its request was complete", failure);
        } else if (reported.isPresent()) {
            errors.send(
                    routing,
                    reported.get().code(),
                    String.valueOf(reported.get().getMessage()));
        } else {
            LOG.error("SCIM request failed", failure);
            errors.send(routing, FailureCode.INTERNAL, "The request failed; the service's log has the cause.");
        }
    }

    private static void reject(RoutingContext routing, int status, String detail) {
        ScimErrorRenderer.send(routing, status, detail);
        // the connection can be used again once the rest of the body has been discarded
        routing.request().resume();
    }

    /** A body that was not read to its end. */
    private void failed(RoutingContext routing) {
        if (routing.response().closed() || routing.response().ended()) {
            LOG.debug("The client disconnected before its request was complete", routing.failure());
        } else if (routing.statusCode() == 413) {
            reject(routing, 413, "The body is larger than quarkus.http.limits.max-body-size.");
        } else if (BodyReading.isMalformed(routing)) {
            ProblemResponse.closeAfter(routing);
            reject(routing, 400, "The body cannot be read: its length or its chunks are malformed.");
        } else if (routing.statusCode() == 400) {
            reject(routing, 400, "The parameters are not percent-encoded correctly.");
        } else {
            fail(routing, routing.failure());
        }
    }
}
