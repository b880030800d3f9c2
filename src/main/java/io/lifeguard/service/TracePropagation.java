package io.lifeguard.service;

import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Keeps statements in the trace of the request that they are sent for, where that is not the one that happens to send
 * them. Does nothing where no trace is kept.
 */
public final class TracePropagation {
    private TracePropagation() {}

    /** Does the work where the asker is, if the asker is traced, and here if not. */
    public static void on(@Nullable Context asker, Runnable work) {
        if (asker == null || trace(asker) == null || asker.equals(Vertx.currentContext())) {
            work.run();
        } else {
            asker.runOnContext(nothing -> work.run());
        }
    }

    /** What is done from now on in the present context, which is of no request, belongs to the trace of the asker. */
    public static void follow(Context asker) {
        io.opentelemetry.context.@Nullable Context trace = trace(asker);
        if (trace != null) {
            QuarkusContextStorage.INSTANCE.attach(Vertx.currentContext(), trace);
        }
    }

    private static io.opentelemetry.context.@Nullable Context trace(Context asker) {
        return QuarkusContextStorage.getOtelContext(asker);
    }
}
