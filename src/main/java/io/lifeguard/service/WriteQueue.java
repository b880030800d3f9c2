package io.lifeguard.service;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where writers wait for each other before they take a connection: first come, first served, one at a time. Whoever
 * finds it full is told so at once.
 */
@ApplicationScoped
public class WriteQueue {
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    WriteQueue(@ConfigProperty(name = "lifeguard.writes.waiting", defaultValue = "256") int most) {
        this.most = most;
    }

    /** Does the work when its turn comes, on the context of the caller; fails with {@link BusyException} if it is full. */
    public <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(turn -> {
                    Context caller = Vertx.currentContext();
                    Runnable begin = () -> onContext(caller, () -> turn.complete(null));
                    if (!enqueue(begin)) {
                        turn.fail(new BusyException(
                                most + " writes are waiting already. Nothing was done; try again a little later."));
                    }
                })
                .chain(() -> work.get().onTermination().invoke(this::next));
    }

    private static void onContext(Context context, Runnable work) {
        if (context == null || context == Vertx.currentContext()) {
            work.run();
        } else {
            context.runOnContext(nothing -> work.run());
        }
    }

    private boolean enqueue(Runnable begin) {
        synchronized (waiting) {
            if (taken) {
                return waiting.size() < most && waiting.add(begin);
            }
            taken = true;
        }
        begin.run();
        return true;
    }

    private void next() {
        Runnable begin;
        synchronized (waiting) {
            begin = waiting.poll();
            taken = begin != null;
        }
        if (begin != null) {
            begin.run();
        }
    }
}
