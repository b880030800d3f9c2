package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.service.TracePropagation;
import io.micrometer.core.instrument.Counter;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Limits how many transactions are under way, so that work waits here and not on a connection; first come, first served.
 *
 * <p>Queued work is removed if its caller cancels. Work that has begun is completed. Work that the database never answers
 * releases its slot after a timeout; the lock of the database still keeps writes serial.
 */
final class SlotQueue {
    private final Vertx vertx;
    private final Context eventLoop;
    private final QueueFailures failures;
    private final int queueSize;
    private final int maxConcurrent;
    private final Duration queueTimeout;
    private final Duration timeout;
    private final Counter rejected;
    private final Deque<QueuedWork<?>> queued = new ArrayDeque<>();
    private int slotsInUse;

    /**
     * The limits of a queue.
     *
     * @param queueSize how many may wait, from 1
     * @param maxConcurrent how many slots there are, from 1
     * @param queueTimeout how long work may wait for a slot
     * @param timeout how long work may keep a slot
     */
    record SlotLimits(int queueSize, int maxConcurrent, Duration queueTimeout, Duration timeout) {}

    /** @param rejected counts work that found the queue full or waited too long in it */
    SlotQueue(Vertx vertx, SlotLimits limits, QueueFailures failures, Counter rejected) {
        this.vertx = vertx;
        this.eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.failures = failures;
        this.queueSize = limits.queueSize();
        this.maxConcurrent = limits.maxConcurrent();
        this.queueTimeout = limits.queueTimeout();
        this.timeout = limits.timeout();
        this.rejected = rejected;
    }

    /**
     * Runs work as soon as a slot is free, on a new Vert.x context, so that it shares no Hibernate session with its caller;
     * answers on the context of the caller.
     *
     * @return fails with {@link FailureCode#BUSY} if the queue is full or the work waited too long in it, and as
     *     {@link QueueFailures#unanswered} if the work did not end in time
     */
    <T> Uni<T> execute(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            QueuedWork<T> entry = new QueuedWork<>(work, answer);
            if (tryEnqueue(entry)) {
                answer.onTermination(() -> remove(entry));
                startNext();
            } else {
                rejected.increment();
                answer.fail(failures.full(queueSize));
            }
        });
    }

    /** How much work is queued now. */
    int waiting() {
        synchronized (queued) {
            return queued.size();
        }
    }

    /** How much work has a slot now. */
    int slotsInUse() {
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
                rejected.increment();
                fail(failures.timedOut(queueTimeout));
                return;
            }
            Context own = VertxContext.createNewDuplicatedContext(eventLoop);
            VertxContextSafetyToggle.setContextSafe(own, true);
            long timer = vertx.setTimer(timeout.toMillis(), id -> fail(failures.unanswered(timeout)));
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
