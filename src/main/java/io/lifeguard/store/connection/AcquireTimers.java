package io.lifeguard.store.connection;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Drops the exceptions of timers that the pools do not cancel. {@code SqlConnectionPool} limits the wait for a connection
 * by a timer that still runs after the connection was refused, and then fails the request a second time, which Vert.x
 * logs with a stack trace for each request that failed during an outage.
 */
@ApplicationScoped
class AcquireTimers {
    private static final int LAST = 10_000;
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    /** After all others that set a handler, because it passes on to theirs what it does not drop. */
    void install(@Observes @Priority(LAST) StartupEvent event, Vertx vertx) {
        Handler<Throwable> others = ((VertxInternal) vertx).exceptionHandler();
        vertx.exceptionHandler(failure -> {
            if (!isOfTimer(failure) && others != null) {
                others.handle(failure);
            }
        });
    }

    static boolean isOfTimer(@Nullable Throwable failure) {
        return failure instanceof IllegalStateException
                && "Result is already complete".equals(failure.getMessage())
                && Arrays.stream(failure.getStackTrace()).limit(3).anyMatch(frame -> frame.getClassName()
                        .equals(POOL));
    }
}
