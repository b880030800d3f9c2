package io.lifeguard.http.workers;

import io.lifeguard.http.limits.RequestSettings;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes large requests on worker threads, a few at a time: on an event loop they would hold up every other connection,
 * and many at once would exceed the heap. Others wait, as many for each caller as for any other, and callers take turns.
 * Small requests neither wait nor leave their event loop. See docs/decisions/0011.
 */
@Singleton
public class LargeRequests {
    /** The weight of a result from which a request is large; completing and writing it takes about 5 ms. */
    public static final long MIN_WEIGHT = 2_000;

    /** The weight that a request with a large body is assumed to have: that of a batch of 10,000 questions. */
    public static final long BODY_WEIGHT = 150_000;

    static final int MAX_QUEUED = 100;
    private static final int REQUESTS_PER_THREAD = 4;
    /** Twice what a batch of 10,000 questions takes. */
    private static final long BYTES_PER_BATCH = 48L << 20;

    private static final long BYTES_FOR_OTHER_USES = 96L << 20;

    private final RequestWorkers workers;
    private final Counter rejected;
    private final FairQueue<QueuedRequest<?>> queue = new FairQueue<>(MAX_QUEUED);
    private final long maxWeight;
    private final int maxConcurrent;
    private long weight;
    private int running;

    LargeRequests(RequestWorkers workers, RequestSettings settings, MeterRegistry registry) {
        this.workers = workers;
        this.rejected = Counters.rejected(registry, "large-requests");
        this.maxConcurrent = REQUESTS_PER_THREAD * workers.threads();
        this.maxWeight = BODY_WEIGHT
                * settings.maxConcurrentLarge()
                        .orElse(defaultConcurrency(Runtime.getRuntime().maxMemory()));
        Gauge.builder("lifeguard.http.large.requests.running", this, LargeRequests::running)
                .description("Large requests that are executed")
                .register(registry);
        Gauge.builder("lifeguard.http.large.requests.queue.size", this, LargeRequests::waiting)
                .description("Large requests that wait to be executed")
                .register(registry);
    }

    private record QueuedRequest<T>(
            long weight, Context context, Supplier<? extends CompletionStage<T>> work, CompletableFuture<T> result) {}

    /** As many as the heap has memory for, and at most the number of processors. */
    private static int defaultConcurrency(long heapBytes) {
        long requests = (heapBytes - BYTES_FOR_OTHER_USES) / BYTES_PER_BATCH;
        return (int) Math.max(1, Math.min(requests, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Executes a request on a worker thread, now or after others; a request that runs on a worker already continues there.
     *
     * @param weight of its result: about one for each value that the answer has
     * @return completes on the worker thread; fails with {@code TOO_MANY_REQUESTS} if too many requests of the caller wait
     */
    public <T> CompletableFuture<T> run(long weight, Supplier<? extends CompletionStage<T>> work) {
        if (RequestWorkers.isCurrent()) {
            return work.get().toCompletableFuture();
        }
        QueuedRequest<T> request = new QueuedRequest<>(
                Math.min(weight, maxWeight), Vertx.currentContext(), work, new CompletableFuture<>());
        if (tryEnqueue(request)) {
            // later, so that whatever the caller does with the result is done on the worker
            request.context().runOnContext(nothing -> startNext());
        } else {
            rejected.increment();
            request.result()
                    .completeExceptionally(LifeguardException.tooManyRequests(
                            MAX_QUEUED + " large requests of yours are queued, the limit. Nothing was done; retry after"
                                    + " 1 second."));
        }
        return request.result();
    }

    private synchronized int running() {
        return running;
    }

    private synchronized int waiting() {
        return queue.size();
    }

    private synchronized boolean tryEnqueue(QueuedRequest<?> request) {
        String caller = CallerContext.present().map(each -> each.name()).orElse("");
        return queue.tryAdd(caller, request);
    }

    private void startNext() {
        for (QueuedRequest<?> next = next(); next != null; next = next()) {
            start(next);
        }
    }

    private synchronized @Nullable QueuedRequest<?> next() {
        QueuedRequest<?> next = queue.peek();
        if (next == null || running >= maxConcurrent || (running > 0 && weight + next.weight() > maxWeight)) {
            return null;
        }
        queue.remove();
        running++;
        weight += next.weight();
        return next;
    }

    private <T> void start(QueuedRequest<T> request) {
        CompletableFuture<T> unused = workers.run(request.context(), request.work())
                .whenComplete((value, failure) -> {
                    finished(request);
                    if (failure == null) {
                        request.result().complete(value);
                    } else {
                        request.result().completeExceptionally(failure);
                    }
                });
    }

    private void finished(QueuedRequest<?> request) {
        synchronized (this) {
            running--;
            weight -= request.weight();
        }
        startNext();
    }
}
