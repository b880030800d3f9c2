package io.lifeguard.scim.protocol;

import io.vertx.core.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The one place where a worker thread waits: the library returns its results. */
public final class WorkerWait {
    private WorkerWait() {}

    /**
     * @throws IllegalStateException on an event loop, which must not wait
     * @throws CompletionException if the future fails
     */
    public static <T> T on(CompletableFuture<T> future) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("an event loop must not wait");
        }
        return future.join();
    }
}
