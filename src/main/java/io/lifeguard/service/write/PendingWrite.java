package io.lifeguard.service.write;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;

/**
 * A single write that waits for its batch, or is being executed.
 *
 * @param actor who makes its changes
 * @param caller the Vert.x context on which the answer is given
 * @param since when it was queued, as {@link System#nanoTime}
 */
record PendingWrite<T>(
        WriteRule<?, T> rule, String actor, UniEmitter<? super WriteResult<T>> answer, Context caller, long since) {

    void complete(WriteResult<T> result) {
        caller.runOnContext(nothing -> answer.complete(result));
    }

    void fail(Throwable failure) {
        caller.runOnContext(nothing -> answer.fail(failure));
    }
}
