package io.lifeguard.http.workers;

import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.service.RequestPropagation;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.WorkerExecutorInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Worker threads for what would hold an event loop. A request continues there on a Vert.x worker context of its own: what it
 * starts reports to that context and runs on a worker thread too, one event at a time, as on an event loop. The public way to
 * a worker context with threads of its own is to deploy a verticle, which cannot be done without waiting for it.
 */
@Singleton
public class RequestWorkers {
    private static final int MIN_THREADS = 2;

    private final int threads = Math.max(MIN_THREADS, Runtime.getRuntime().availableProcessors());
    private final VertxInternal vertx;
    private final WorkerExecutorInternal executor;

    RequestWorkers(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
        this.executor = this.vertx.createSharedWorkerExecutor("large-requests", threads);
    }

    /** How many requests are executed at the same time. */
    int threads() {
        return threads;
    }

    /** Whether the present work runs on a worker already. */
    public static boolean isCurrent() {
        @Nullable Context context = Vertx.currentContext();
        return context != null && context.isWorkerContext();
    }

    /** Computes a value on a worker; it is emitted on the present context. */
    <T> CompletionStage<T> compute(Callable<T> work) {
        return executor.executeBlocking(work, false).toCompletionStage();
    }

    /**
     * Continues a request on a worker.
     *
     * @param request the context of the request
     * @return fails with whatever is thrown there, an error included
     */
    <T> CompletableFuture<T> run(Context request, Supplier<? extends CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Context own = VertxContext.createNewDuplicatedContext(vertx.createWorkerContext(
                vertx.getEventLoopGroup().next(),
                executor.getPool(),
                Thread.currentThread().getContextClassLoader()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        RequestPropagation.carry(request, own);
        own.runOnContext(nothing -> {
            UncaughtFailures.listen(result::completeExceptionally);
            start(work).whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        });
        return result;
    }

    private static <T> CompletionStage<T> start(Supplier<? extends CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
