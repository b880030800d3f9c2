package io.lifeguard.service;

import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Puts statements into the trace of the request that they are sent for, where another request sends them. Does nothing
 * if tracing is off.
 */
public final class TracePropagation {
    private TracePropagation() {}

    /** Runs the work on the requester's context if that request is traced, and on the present context if not. */
    public static void on(@Nullable Context requester, Runnable work) {
        if (requester == null || trace(requester) == null || requester.equals(Vertx.currentContext())) {
            work.run();
        } else {
            requester.runOnContext(nothing -> work.run());
        }
    }

    /** Makes later work on the present context, which belongs to no request, part of the requester's trace. */
    public static void follow(Context requester) {
        io.opentelemetry.context.@Nullable Context trace = trace(requester);
        if (trace != null) {
            QuarkusContextStorage.INSTANCE.attach(Vertx.currentContext(), trace);
        }
    }

    /** Makes work on another context part of the requester's trace. */
    static void carry(Context requester, Context other) {
        io.opentelemetry.context.@Nullable Context trace = trace(requester);
        if (trace != null) {
            QuarkusContextStorage.INSTANCE.attach(other, trace);
        }
    }

    private static io.opentelemetry.context.@Nullable Context trace(Context requester) {
        return QuarkusContextStorage.getOtelContext(requester);
    }
}
