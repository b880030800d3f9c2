package io.lifeguard.service.imports.run;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Runs the file access of imports on worker threads, because it blocks. */
public final class WorkerThread {
    private WorkerThread() {}

    /** Runs the work on a worker thread; the result is emitted on the Vert.x context of the caller. */
    public static <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() ->
                        Vertx.currentContext().executeBlocking(work, false).toCompletionStage());
    }
}
