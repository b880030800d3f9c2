package io.lifeguard.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs work beside a test, each on a new thread, which has the class loader of the test: a thread of the common pool may have
 * the one of an earlier test, and finds neither classes nor settings of the present service. There is no limit to their number.
 */
public final class Concurrently {
    private static final Executor NEW_THREADS = work -> new Thread(work, "beside the test").start();

    private Concurrently() {}

    public static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, NEW_THREADS);
    }

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, NEW_THREADS);
    }
}
