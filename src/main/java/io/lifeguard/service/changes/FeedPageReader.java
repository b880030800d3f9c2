package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.store.changes.ChangeLog;
import io.lifeguard.store.sql.DatabaseOutage;
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
 * Reads pages of the change log for subscribers. Subscribers at the same position share one read, and at most four reads
 * run at a time, so that many subscribers do not use up the connections.
 */
@ApplicationScoped
class FeedPageReader {
    /** The maximum number of changes of a page, and so of changes held in memory for a subscriber. */
    static final int MAX_CHANGES = 100;

    private static final Logger LOG = Logger.getLogger(FeedPageReader.class);
    private static final int MAX_READS = 4;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final ChangeLog log;
    private final ChangeNotifier notifier;
    private final DatabaseOutage outage;
    private final Map<Long, Uni<FeedPage>> reads = new HashMap<>();
    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private int reading;

    FeedPageReader(ChangeLog log, ChangeNotifier notifier, DatabaseOutage outage) {
        this.log = log;
        this.outage = outage;
        this.notifier = notifier;
    }

    /**
     * A page of the log.
     *
     * @param revision the revision that it was read at
     * @param keptAfter the number of the revision after which the log is complete
     * @param notification the last notification before the read: the page sees every entry that it announced
     */
    record FeedPage(Revision revision, long keptAfter, List<LoggedChange> changes, long notification) {
        boolean isFull() {
            return changes.size() == MAX_CHANGES;
        }
    }

    /** The page after the revision of this number; fails if the database does not answer within 10 seconds. */
    synchronized Uni<FeedPage> after(long number) {
        return reads.computeIfAbsent(number, n -> read(n).memoize().indefinitely());
    }

    private Uni<FeedPage> read(long number) {
        return acquire()
                .chain(() -> readNow(number).onTermination().invoke(this::release))
                .onTermination()
                .invoke(() -> forget(number));
    }

    private Uni<FeedPage> readNow(long number) {
        long notification = notifier.last();
        return log.pageForFeed(number, MAX_CHANGES)
                .ifNoItem()
                .after(READ_TIMEOUT)
                .failWith(() -> {
                    outage.unanswered(READ_TIMEOUT);
                    return LifeguardException.databaseUnavailable(
                            "The database does not answer now; try again when it does.", new TimeoutException());
                })
                .map(s -> new FeedPage(
                        s.revision(), s.value().keptAfter(), s.value().changes(), notification))
                .onItemOrFailure()
                .invoke((page, failure) -> logChange(failure));
    }

    private synchronized void forget(long number) {
        reads.remove(number);
    }

    private Uni<Void> acquire() {
        return Uni.createFrom().emitter(emitter -> {
            if (tryAcquire(emitter)) {
                emitter.complete(null);
            }
        });
    }

    /** Enqueues the emitter if all reads are in use. */
    private synchronized boolean tryAcquire(UniEmitter<? super Void> emitter) {
        if (reading < MAX_READS) {
            reading++;
            return true;
        }
        waiting.add(emitter);
        return false;
    }

    private void release() {
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

    /** The outage of the database is logged once for all that need it. */
    private void logChange(@Nullable Throwable failure) {
        boolean failed = failure != null && !FailureCode.DATABASE_UNAVAILABLE.matches(failure);
        if (failing.getAndSet(failed) != failed) {
            if (failed) {
                LOG.warn("The change log cannot be read; subscribers wait until it can", failure);
            } else {
                LOG.info("The change log can be read again");
            }
        }
    }
}
