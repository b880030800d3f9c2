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
 * Notifies subscribers that the change log has new entries. Notifies at most 50 times a second, however fast the log
 * grows, so that one read serves several entries and several subscribers.
 */
@ApplicationScoped
public class ChangeNotifier {
    /** Before every notification: waiting for the next one after it completes at once. */
    public static final long NONE = -1;

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final ChangeAnnouncements announcements;
    private final Vertx vertx;
    private final Set<UniEmitter<? super Long>> waiting = new LinkedHashSet<>();
    private long last;
    private long lastAt = System.nanoTime() - INTERVAL.toNanos();
    private boolean scheduled;
    private int subscribers;
    private @Nullable Cancellable listener;

    ChangeNotifier(ChangeAnnouncements announcements, Vertx vertx) {
        this.announcements = announcements;
        this.vertx = vertx;
    }

    /** Listens to the database from the first subscriber on. */
    synchronized void start() {
        if (subscribers++ == 0) {
            listener = announcements.watch(this::schedule);
        }
    }

    /** Stops listening after the last subscriber. */
    synchronized void stop() {
        if (--subscribers == 0 && listener != null) {
            listener.cancel();
            listener = null;
        }
    }

    /** The number of the last notification. A read that begins now sees every entry that it announced. */
    public synchronized long last() {
        return last;
    }

    /** Waits for a later notification than the given one and emits its number; completes at once if there was one already. */
    public Uni<Long> after(long notification) {
        return Uni.createFrom().emitter(emitter -> {
            long number = enqueue(notification, emitter);
            if (number != NONE) {
                emitter.complete(number);
            }
        });
    }

    private synchronized long enqueue(long notification, UniEmitter<? super Long> emitter) {
        if (last > notification) {
            return last;
        }
        waiting.add(emitter);
        emitter.onTermination(() -> forget(emitter));
        return NONE;
    }

    private synchronized void forget(UniEmitter<? super Long> emitter) {
        waiting.remove(emitter);
    }

    private synchronized void schedule() {
        if (scheduled) {
            return;
        }
        long pause = INTERVAL.toNanos() - (System.nanoTime() - lastAt);
        if (pause <= 0) {
            vertx.runOnContext(nothing -> notifyWaiting());
        } else {
            vertx.setTimer(Math.max(1, pause / 1_000_000), timer -> notifyWaiting());
        }
        // last, so that a failure does not end all notifications
        scheduled = true;
    }

    private void notifyWaiting() {
        List<UniEmitter<? super Long>> notified;
        long number;
        synchronized (this) {
            scheduled = false;
            lastAt = System.nanoTime();
            number = ++last;
            notified = new ArrayList<>(waiting);
            waiting.clear();
        }
        notified.forEach(emitter -> emitter.complete(number));
    }
}
