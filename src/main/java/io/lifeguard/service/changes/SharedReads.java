package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.store.sql.DatabaseOutage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads for subscribers. Subscribers that need the same share one read, and at most four reads run at a time, so that many
 * subscribers do not use up the connections.
 *
 * @param <K> what is read; two that are equal are one read
 * @param <V> the result
 */
public final class SharedReads<K, V> {
    private static final Logger LOG = Logger.getLogger(SharedReads.class);
    private static final int MAX_READS = 4;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final Function<K, Uni<V>> reader;
    private final DatabaseOutage outage;
    private final Map<K, Uni<V>> reads = new HashMap<>();
    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private int reading;

    /** @param name of what is read, for log messages */
    public SharedReads(String name, DatabaseOutage outage, Function<K, Uni<V>> reader) {
        this.name = name;
        this.outage = outage;
        this.reader = reader;
    }

    /** Reads; fails if the database does not answer within 10 seconds. */
    public synchronized Uni<V> read(K key) {
        return reads.computeIfAbsent(key, k -> readWhenAllowed(k).memoize().indefinitely());
    }

    private Uni<V> readWhenAllowed(K key) {
        return acquire()
                .chain(() -> readNow(key).onTermination().invoke(this::release))
                .onTermination()
                .invoke(() -> forget(key));
    }

    private Uni<V> readNow(K key) {
        return reader.apply(key)
                .ifNoItem()
                .after(READ_TIMEOUT)
                .failWith(() -> {
                    outage.unanswered(READ_TIMEOUT);
                    return LifeguardException.databaseUnavailable(
                            "The database does not answer now; try again when it does.", new TimeoutException());
                })
                .onItemOrFailure()
                .invoke((page, failure) -> logChange(failure));
    }

    private synchronized void forget(K key) {
        reads.remove(key);
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
                LOG.warnf(failure, "%s cannot be read; subscribers wait until that is possible", name);
            } else {
                LOG.infof("%s can be read again", name);
            }
        }
    }
}
