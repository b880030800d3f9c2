package io.lifeguard.graphql.server.http;

import io.lifeguard.http.limits.RequestSettings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Executes requests with large bodies a few at a time, in the order in which their bodies are complete. Executing such a
 * request takes twenty times the memory of its body, so that many at once would exceed the heap; a queued request takes only
 * its body. Small requests are not queued.
 */
@Singleton
class LargeRequestQueue {
    /** Twice what a batch of 10,000 questions takes; see docs/decisions/0011. */
    private static final long BYTES_PER_REQUEST = 48L << 20;

    private static final long BYTES_FOR_OTHER_USES = 96L << 20;

    private final long largeBodyBytes;
    private final int maxConcurrent;
    private final Deque<QueuedRequest> queue = new ArrayDeque<>();
    private int running;

    /** @param work runs on the context of the request, unless its client has disconnected */
    private record QueuedRequest(RoutingContext request, Context context, Runnable work) {}

    LargeRequestQueue(RequestSettings settings) {
        largeBodyBytes = settings.largeBodySize().asLongValue();
        maxConcurrent = settings.maxConcurrentLarge()
                .orElse(defaultConcurrency(Runtime.getRuntime().maxMemory()));
    }

    /** As many as the heap has memory for, and at most the number of processors. */
    private static int defaultConcurrency(long heapBytes) {
        long requests = (heapBytes - BYTES_FOR_OTHER_USES) / BYTES_PER_REQUEST;
        return (int) Math.max(1, Math.min(requests, Runtime.getRuntime().availableProcessors()));
    }

    boolean isLarge(RoutingContext request) {
        return request.body().length() >= largeBodyBytes;
    }

    /** Runs the work now, or queues it; the work calls {@link #finished} once. */
    void run(RoutingContext request, Runnable work) {
        synchronized (this) {
            if (running >= maxConcurrent) {
                queue.add(new QueuedRequest(request, Vertx.currentContext(), work));
                return;
            }
            running++;
        }
        work.run();
    }

    /** Reports that one is finished, and starts the next. */
    void finished() {
        QueuedRequest next = next();
        if (next != null) {
            next.context().runOnContext(nothing -> {
                if (next.request().response().closed()) {
                    finished();
                } else {
                    next.work().run();
                }
            });
        }
    }

    private synchronized @Nullable QueuedRequest next() {
        QueuedRequest next = queue.poll();
        if (next == null) {
            running--;
        }
        return next;
    }
}
