package io.lifeguard.http.workers;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Computations that wait for a worker, one after the other, callers in rotation. They leave the other workers to large requests,
 * which keep connections to the database until a worker has time for them.
 */
public final class ComputationQueue {
    private final RequestWorkers workers;
    private final long maxSize;
    private final long maxSizePerCaller;
    private final FairQueue<Entry<?>> queue = new FairQueue<>(Integer.MAX_VALUE);
    private final Map<String, Long> sizes = new HashMap<>();
    private long size;
    private boolean running;

    /**
     * @param maxSize of all computations that wait, in a unit of the caller
     * @param maxSizePerCaller of those of one caller
     */
    public ComputationQueue(RequestWorkers workers, long maxSize, long maxSizePerCaller) {
        this.workers = workers;
        this.maxSize = maxSize;
        this.maxSizePerCaller = maxSizePerCaller;
    }

    private record Entry<T>(String caller, long size, Context context, Callable<T> work, CompletableFuture<T> result) {}

    /**
     * Computes a value on a worker, and emits it on the present context.
     *
     * @throws LifeguardException {@code TOO_MANY_REQUESTS} if too much of the caller waits, {@code BUSY} if too much of all
     */
    public <T> CompletableFuture<T> compute(long entrySize, Callable<T> work) {
        String caller = CallerContext.present().map(each -> each.name()).orElse("");
        Entry<T> entry = new Entry<>(caller, entrySize, Vertx.currentContext(), work, new CompletableFuture<>());
        add(entry);
        startNext();
        return entry.result();
    }

    private synchronized void add(Entry<?> entry) {
        long ofCaller = sizes.getOrDefault(entry.caller(), 0L) + entry.size();
        if (ofCaller > maxSizePerCaller) {
            throw LifeguardException.tooManyRequests(
                    "Too much of yours waits for a worker. Nothing was done; retry after 1 second.");
        } else if (size + entry.size() > maxSize) {
            throw LifeguardException.busy("Too much waits for a worker. Nothing was done; retry after 1 second.");
        }
        size += entry.size();
        sizes.put(entry.caller(), ofCaller);
        if (!queue.tryAdd(entry.caller(), entry)) {
            throw new IllegalStateException("the queue has no limit");
        }
    }

    private void startNext() {
        Entry<?> next = next();
        if (next != null) {
            start(next);
        }
    }

    private synchronized @Nullable Entry<?> next() {
        Entry<?> next = running ? null : queue.peek();
        if (next != null) {
            queue.remove();
            running = true;
            size -= next.size();
            sizes.computeIfPresent(
                    next.caller(), (caller, waiting) -> waiting == next.size() ? null : waiting - next.size());
        }
        return next;
    }

    private <T> void start(Entry<T> entry) {
        workers.compute(entry.work()).whenComplete((value, failure) -> {
            synchronized (this) {
                running = false;
            }
            startNext();
            entry.context().runOnContext(nothing -> {
                if (failure == null) {
                    entry.result().complete(value);
                } else {
                    entry.result().completeExceptionally(failure);
                }
            });
        });
    }
}
