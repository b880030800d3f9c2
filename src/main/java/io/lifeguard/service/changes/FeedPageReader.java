package io.lifeguard.service.changes;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.store.changes.ChangeLog;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the log for its subscribers. Those who have come equally far share one read, and few reads are under way at a
 * time, so that many subscribers keep no question waiting for a connection.
 */
@ApplicationScoped
class FeedPageReader {
    /** How many changes a page has at most, and so how many are held in memory for a subscriber. */
    static final int LONGEST = 100;

    private static final Logger LOG = Logger.getLogger(FeedPageReader.class);
    private static final int AT_ONCE = 4;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ChangeLog log;
    private final ChangeNotifier wakeUps;
    private final Map<Long, Uni<FeedPage>> underWay = new HashMap<>();
    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private int reading;

    FeedPageReader(ChangeLog log, ChangeNotifier wakeUps) {
        this.log = log;
        this.wakeUps = wakeUps;
    }

    /**
     * A page of the log.
     *
     * @param revision the state that it was read from
     * @param keptAfter the number of the revision after which the log is kept
     * @param wakeUp the last wake-up before it was read: nothing that was told of until then is missing from it
     */
    record FeedPage(Revision revision, long keptAfter, List<LoggedChange> changes, long wakeUp) {
        boolean isFull() {
            return changes.size() == LONGEST;
        }
    }

    /** The page after the revision of this number; fails if the database does not answer in time. */
    synchronized Uni<FeedPage> after(long number) {
        return underWay.computeIfAbsent(number, n -> read(n).memoize().indefinitely());
    }

    private Uni<FeedPage> read(long number) {
        return turn().chain(() -> readNow(number).onTermination().invoke(this::endTurn))
                .onTermination()
                .invoke(() -> forget(number));
    }

    private Uni<FeedPage> readNow(long number) {
        long wakeUp = wakeUps.last();
        return log.pageForFeed(number, LONGEST)
                .ifNoItem()
                .after(ANSWER)
                .failWith(() -> LifeguardException.databaseUnavailable(
                        "The database does not answer now; try again when it does.", new TimeoutException()))
                .map(s -> new FeedPage(
                        s.revision(), s.value().keptAfter(), s.value().changes(), wakeUp))
                .onItemOrFailure()
                .invoke((page, failure) -> tell(failure));
    }

    private synchronized void forget(long number) {
        underWay.remove(number);
    }

    private Uni<Void> turn() {
        return Uni.createFrom().emitter(emitter -> {
            if (!enqueue(emitter)) {
                emitter.complete(null);
            }
        });
    }

    private synchronized boolean enqueue(UniEmitter<? super Void> emitter) {
        if (reading < AT_ONCE) {
            reading++;
            return false;
        }
        return waiting.add(emitter);
    }

    private void endTurn() {
        UniEmitter<? super Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                reading--;
            }
        }
        if (next != null) {
            next.complete(null);
        }
    }

    private void tell(@Nullable Throwable failure) {
        boolean failed = failure != null;
        if (failing.getAndSet(failed) != failed) {
            if (failed) {
                LOG.warn("The log cannot be read; its subscribers wait", failure);
            } else {
                LOG.info("The log can be read again");
            }
        }
    }
}
