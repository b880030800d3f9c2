package io.lifeguard.service.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** File work of an import: on a worker thread, so that no event loop waits for a disk. */
final class WorkerThread {
    private WorkerThread() {}

    /** Does the work on a worker and goes on where the caller was. The caller is on a Vert.x context. */
    static <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() ->
                        Vertx.currentContext().executeBlocking(work, false).toCompletionStage());
    }
}
