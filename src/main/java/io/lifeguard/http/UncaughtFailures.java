package io.lifeguard.http;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reports what a handler of Vert.x or a subscriber of Mutiny throws to the request that it ran for. Both would only log it, and
 * the request would never be answered.
 */
@Singleton
public class UncaughtFailures {
    private static final Logger LOG = Logger.getLogger(UncaughtFailures.class);
    private static final int AFTER_ALL_ENDPOINTS = Integer.MAX_VALUE - 1;
    private static final String LISTENER = UncaughtFailures.class.getName();

    void register(@Observes StartupEvent starting, Vertx vertx) {
        vertx.exceptionHandler(UncaughtFailures::report);
        Infrastructure.setDroppedExceptionHandler(UncaughtFailures::report);
    }

    /** Quarkus would respond in a form of its own to what a filter throws before an endpoint without a failure handler. */
    void register(@Observes Router router) {
        router.route().order(AFTER_ALL_ENDPOINTS).failureHandler(request -> {
            Throwable failure = request.failure();
            // Quarkus responds to these with 401, 403 and 503
            boolean isOfQuarkus = failure instanceof SecurityException || failure instanceof RejectedExecutionException;
            if (failure == null || isOfQuarkus || request.statusCode() != 500) {
                request.next();
            } else {
                report(request, failure);
            }
        });
    }

    /**
     * Sets what receives the failures of a request.
     *
     * @param listener called on any thread, and more than once if several handlers of the request fail
     */
    public static void listen(RoutingContext request, Consumer<Throwable> listener) {
        request.put(LISTENER, listener);
        listen(listener);
    }

    /** Sets what receives the failures on the current context, which belongs to one request or subscription. */
    public static void listen(Consumer<Throwable> listener) {
        @Nullable Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(LISTENER, listener);
        }
    }

    /** Reports a failure to its request, for callbacks whose exceptions nobody receives. */
    public static void report(RoutingContext request, Throwable failure) {
        notify(request.get(LISTENER), failure);
    }

    private static void report(Throwable failure) {
        @Nullable Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            notify(context.getLocal(LISTENER), failure);
        } else {
            notify(null, failure);
        }
    }

    private static void notify(@Nullable Consumer<Throwable> listener, Throwable failure) {
        if (listener == null) {
            LOG.error("A handler failed that belongs to no request", failure);
        } else {
            listener.accept(failure);
        }
    }
}
