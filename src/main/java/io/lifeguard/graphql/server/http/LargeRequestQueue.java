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
 * Requests with large bodies, carried out a few at a time and in the order in which they came whole. What such a body
 * becomes - a tree, arguments, facts, an answer - takes twenty times its size; as many as come at once would be more than the
 * heap, and long before that the collector is all that runs. Those that wait are bytes. Small requests pass.
 */
@Singleton
class LargeRequestQueue {
    /** What a batch of 10,000 questions takes, twice over, so that the collector need not hurry; see docs/decisions/0011. */
    private static final long OF_ONE = 48L << 20;

    /** What the service takes besides. */
    private static final long OF_NONE = 96L << 20;

    private final long large;
    private final int most;
    private final Deque<QueuedRequest> waiting = new ArrayDeque<>();
    private int under;

    /** @param begin is called on the request's own context, unless its client has gone */
    private record QueuedRequest(RoutingContext request, Context context, Runnable begin) {}

    LargeRequestQueue(RequestSettings limits) {
        large = limits.largeBodySize().asLongValue();
        most = limits.maxConcurrentLarge().orElse(forHeap(Runtime.getRuntime().maxMemory()));
    }

    /** As many as fit, and no more than there are processors. */
    private static int forHeap(long heap) {
        long fit = (heap - OF_NONE) / OF_ONE;
        return (int) Math.max(1, Math.min(fit, Runtime.getRuntime().availableProcessors()));
    }

    /** How many are carried out at once. */
    int most() {
        return most;
    }

    boolean isLarge(RoutingContext request) {
        return request.body().length() >= large;
    }

    /** Begins a large request when its turn has come, perhaps now. Whoever begins says {@link #ended}, once. */
    void begin(RoutingContext request, Runnable begin) {
        synchronized (this) {
            if (under >= most) {
                waiting.add(new QueuedRequest(request, Vertx.currentContext(), begin));
                return;
            }
            under++;
        }
        begin.run();
    }

    /** One that had begun is answered. */
    void ended() {
        QueuedRequest next = next();
        if (next != null) {
            next.context().runOnContext(nothing -> {
                if (next.request().response().closed()) {
                    ended();
                } else {
                    next.begin().run();
                }
            });
        }
    }

    private synchronized @Nullable QueuedRequest next() {
        QueuedRequest next = waiting.poll();
        if (next == null) {
            under--;
        }
        return next;
    }
}
