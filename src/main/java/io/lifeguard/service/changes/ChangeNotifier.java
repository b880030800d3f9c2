package io.lifeguard.service.changes;

import io.lifeguard.store.changes.ChangeAnnouncements;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wakes all who wait for the log to grow, as long as there are any. However fast it grows, they are woken 50 times a
 * second at most, so that each reads what has gathered, and all read the same.
 */
@ApplicationScoped
class ChangeNotifier {
    /** The number of no wake-up: whoever was last woken by it is woken at once. */
    static final long NONE = -1;

    private static final Duration REST = Duration.ofMillis(20);

    private final ChangeAnnouncements announcements;
    private final Vertx vertx;
    private final Set<UniEmitter<? super Long>> waiting = new LinkedHashSet<>();
    private long last;
    private long lastAt = System.nanoTime() - REST.toNanos();
    private boolean due;
    private int awake;
    private @Nullable Cancellable watch;

    ChangeNotifier(ChangeAnnouncements announcements, Vertx vertx) {
        this.announcements = announcements;
        this.vertx = vertx;
    }

    /** Somebody begins to wait now and then. */
    synchronized void enter() {
        if (awake++ == 0) {
            watch = announcements.watch(this::appended);
        }
    }

    /** Somebody who has entered waits no more. */
    synchronized void leave() {
        if (--awake == 0 && watch != null) {
            watch.cancel();
            watch = null;
        }
    }

    /** The number of the last wake-up. Whatever is read from now on holds all that it told of. */
    synchronized long last() {
        return last;
    }

    /** Waits for a wake-up after that one, which may have been already; gives its number. */
    Uni<Long> after(long wakeUp) {
        return Uni.createFrom().emitter(emitter -> {
            long woken = enqueue(wakeUp, emitter);
            if (woken != NONE) {
                emitter.complete(woken);
            }
        });
    }

    private synchronized long enqueue(long wakeUp, UniEmitter<? super Long> emitter) {
        if (last > wakeUp) {
            return last;
        }
        waiting.add(emitter);
        emitter.onTermination(() -> forget(emitter));
        return NONE;
    }

    private synchronized void forget(UniEmitter<? super Long> emitter) {
        waiting.remove(emitter);
    }

    private synchronized void appended() {
        if (due) {
            return;
        }
        due = true;
        long rest = REST.toNanos() - (System.nanoTime() - lastAt);
        if (rest <= 0) {
            vertx.runOnContext(nothing -> wake());
        } else {
            vertx.setTimer(Math.max(1, rest / 1_000_000), timer -> wake());
        }
    }

    private void wake() {
        List<UniEmitter<? super Long>> woken;
        long number;
        synchronized (this) {
            due = false;
            lastAt = System.nanoTime();
            number = ++last;
            woken = new ArrayList<>(waiting);
            waiting.clear();
        }
        woken.forEach(emitter -> emitter.complete(number));
    }
}
