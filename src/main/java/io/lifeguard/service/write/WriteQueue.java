package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.TracePropagation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Limits how many writing transactions are under way, so that writers wait here and not on a connection; first come,
 * first served.
 *
 * <p>Queued work is removed if its caller cancels. Work that has begun is completed. Work that the database never answers
 * releases its slot after a timeout; the lock of the database still keeps writes serial.
 */
@Startup
@ApplicationScoped
public class WriteQueue {
    private final Vertx vertx;
    private final Context eventLoop;
    private final int queueSize;
    private final int maxConcurrent;
    private final Duration queueTimeout;
    private final Duration timeout;
    private final Deque<QueuedWork<?>> queued = new ArrayDeque<>();
    private int slotsInUse;

    @Inject
    WriteQueue(Vertx vertx, WriteSettings settings, MeterRegistry registry) {
        this(vertx, settings.queueSize(), settings.maxConcurrent(), settings.queueTimeout(), settings.timeout());
        Gauge.builder("lifeguard.write.slots.waiting", this, WriteQueue::waiting)
                .description("Transactions of single writes and batches of imports that wait for a slot")
                .register(registry);
        Gauge.builder("lifeguard.write.slots.in.use", this, WriteQueue::slotsInUse)
                .description("Transactions of single writes and batches of imports that hold a slot")
                .register(registry);
    }

    /**
     * @param queueSize how many may wait
     * @param maxConcurrent how many slots there are: with more than one the next transaction waits for the lock already
     *     while the last one commits
     * @param queueTimeout how long work may wait for a slot
     * @param timeout how long work may keep a slot
     */
    WriteQueue(Vertx vertx, int queueSize, int maxConcurrent, Duration queueTimeout, Duration timeout) {
        this.vertx = vertx;
        this.eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.queueSize = queueSize;
        this.maxConcurrent = maxConcurrent;
        this.queueTimeout = queueTimeout;
        this.timeout = timeout;
    }

    /**
     * Runs work as soon as a slot is free, on a new Vert.x context, so that it shares no Hibernate session with its caller;
     * answers on the context of the caller.
     *
     * @return fails with {@link FailureCode#BUSY} if the queue is full or the work waited too long in it, with
     *     {@link FailureCode#OUTCOME_UNKNOWN} if the work did not end in time
     */
    public <T> Uni<T> execute(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            QueuedWork<T> entry = new QueuedWork<>(work, answer);
            if (tryEnqueue(entry)) {
                answer.onTermination(() -> remove(entry));
                startNext();
            } else {
                answer.fail(full(queueSize));
            }
        });
    }

    /** The failure of a write that finds a queue full. */
    static LifeguardException full(int queueSize) {
        return LifeguardException.busy(
                "The write queue is full (%d writes). Nothing was done; retry after 1 second.".formatted(queueSize));
    }

    /** The failure of a write that has waited too long. */
    static LifeguardException timedOut(Duration queueTimeout) {
        return LifeguardException.busy(
                "The write waited %d s in the queue, the limit. Nothing was done; retry after 1 second."
                        .formatted(queueTimeout.toSeconds()));
    }

    /** How many batches of single writes and of imports are queued now. */
    private int waiting() {
        synchronized (queued) {
            return queued.size();
        }
    }

    /** How many of them have a slot now. */
    private int slotsInUse() {
        synchronized (queued) {
            return slotsInUse;
        }
    }

    /** Work that finds a slot free is queued only until it starts. */
    private boolean tryEnqueue(QueuedWork<?> work) {
        synchronized (queued) {
            return (slotsInUse < maxConcurrent || queued.size() < queueSize) && queued.add(work);
        }
    }

    private void remove(QueuedWork<?> work) {
        synchronized (queued) {
            queued.remove(work);
        }
    }

    private void startNext() {
        QueuedWork<?> next;
        synchronized (queued) {
            if (slotsInUse >= maxConcurrent || queued.isEmpty()) {
                return;
            }
            slotsInUse++;
            next = queued.removeFirst();
        }
        next.start();
    }

    private void releaseSlot() {
        synchronized (queued) {
            slotsInUse--;
        }
        startNext();
    }

    private final class QueuedWork<T> {
        private final Supplier<Uni<T>> work;
        private final UniEmitter<? super T> answer;
        private final Context caller = VertxContext.getOrCreateDuplicatedContext(vertx);
        private final long since = System.nanoTime();
        private final AtomicBoolean hasEnded = new AtomicBoolean();

        QueuedWork(Supplier<Uni<T>> work, UniEmitter<? super T> answer) {
            this.work = work;
            this.answer = answer;
        }

        void start() {
            if (System.nanoTime() - since > queueTimeout.toNanos()) {
                fail(timedOut(queueTimeout));
                return;
            }
            Context own = VertxContext.createNewDuplicatedContext(eventLoop);
            VertxContextSafetyToggle.setContextSafe(own, true);
            long timer = vertx.setTimer(
                    timeout.toMillis(),
                    id -> fail(LifeguardException.outcomeUnknown(
                            new TimeoutException("the database has not answered within " + timeout))));
            own.runOnContext(nothing -> Uni.createFrom()
                    .deferred(() -> {
                        TracePropagation.follow(caller);
                        return work.get();
                    })
                    .onTermination()
                    .invoke(() -> vertx.cancelTimer(timer))
                    .subscribe()
                    .with(item -> end(() -> answer.complete(item)), this::fail));
        }

        private void fail(Throwable failure) {
            end(() -> answer.fail(failure));
        }

        /** The first outcome counts: an answer may come after the timeout. */
        private void end(Runnable outcome) {
            if (hasEnded.compareAndSet(false, true)) {
                try {
                    caller.runOnContext(nothing -> outcome.run());
                } finally {
                    releaseSlot();
                }
            }
        }
    }
}
