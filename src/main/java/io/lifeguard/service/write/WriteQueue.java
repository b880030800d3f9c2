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
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where writers wait for each other before they take a connection: first come, first served. Whoever finds it full, or
 * has waited too long when the turn comes, is told so and nothing is done.
 *
 * <p>A writer who goes away while waiting loses the place. A write that has begun is carried through whoever goes away,
 * and gives the turn back when it ends, however it ends; one that the database never answers gives it back after a
 * while, since the lock in the database still keeps the order.
 */
@ApplicationScoped
@Startup
public class WriteQueue {
    private final Vertx vertx;
    private final Context loop;
    private final int most;
    private final int atOnce;
    private final Duration patience;
    private final Duration longest;
    private final Deque<QueuedWriter<?>> waiting = new ArrayDeque<>();
    private int taken;

    @Inject
    WriteQueue(Vertx vertx, WriteSettings limits, MeterRegistry registry) {
        this(vertx, limits.queueSize(), limits.maxConcurrent(), limits.queueTimeout(), limits.timeout());
        Gauge.builder("lifeguard.write.slots.waiting", this, WriteQueue::waiting)
                .description("Transactions of single writes and batches of imports that wait for a slot")
                .register(registry);
        Gauge.builder("lifeguard.write.slots.in.use", this, WriteQueue::taken)
                .description("Transactions of single writes and batches of imports that hold a slot")
                .register(registry);
    }

    /**
     * @param most how many may wait
     * @param atOnce how many have their turn: with more than one the next waits for the lock already while the last
     *     commits
     * @param patience how long a writer waits for the turn
     * @param longest how long a turn may last
     */
    WriteQueue(Vertx vertx, int most, int atOnce, Duration patience, Duration longest) {
        this.vertx = vertx;
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.most = most;
        this.atOnce = atOnce;
        this.patience = patience;
        this.longest = longest;
    }

    /**
     * Does the work when its turn comes, on a context of its own, so that it meets no session of the caller's; answers on the context of the caller. Fails with {@link FailureCode#BUSY} if the queue is full or the
     * turn does not come in time.
     */
    public <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            QueuedWriter<T> turn = new QueuedWriter<>(work, answer);
            if (!enqueue(turn)) {
                turn.refuse(most + " writes are waiting already. Nothing was done; try again a little later.");
                return;
            }
            answer.onTermination(() -> forget(turn));
            begin();
        });
    }

    /** How many wait for their turn: what single writes have gathered, and batches of imports. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** How many have their turn. */
    public int taken() {
        synchronized (waiting) {
            return taken;
        }
    }

    private boolean enqueue(QueuedWriter<?> turn) {
        synchronized (waiting) {
            return (taken < atOnce || waiting.size() < most) && waiting.add(turn);
        }
    }

    private void forget(QueuedWriter<?> turn) {
        synchronized (waiting) {
            waiting.remove(turn);
        }
    }

    private void begin() {
        next().ifPresent(QueuedWriter::begin);
    }

    private Optional<QueuedWriter<?>> next() {
        synchronized (waiting) {
            if (taken >= atOnce || waiting.isEmpty()) {
                return Optional.empty();
            }
            taken++;
            return Optional.of(waiting.removeFirst());
        }
    }

    private void end() {
        synchronized (waiting) {
            taken--;
        }
        begin();
    }

    /** One writer's place in the queue, and then the turn. */
    private final class QueuedWriter<T> {
        private final Supplier<Uni<T>> work;
        private final UniEmitter<? super T> answer;
        private final Context caller = VertxContext.getOrCreateDuplicatedContext(vertx);
        private final long since = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        QueuedWriter(Supplier<Uni<T>> work, UniEmitter<? super T> answer) {
            this.work = work;
            this.answer = answer;
        }

        void begin() {
            if (System.nanoTime() - since > patience.toNanos()) {
                end(() -> refuse("The write did not get its turn within " + patience.toSeconds()
                        + " s. Nothing was done; try again a little later."));
                return;
            }
            Context own = VertxContext.createNewDuplicatedContext(loop);
            VertxContextSafetyToggle.setContextSafe(own, true);
            long limit = vertx.setTimer(
                    longest.toMillis(),
                    timer -> end(() -> answer.fail(LifeguardException.outcomeUnknown(
                            new TimeoutException("the database has not answered within " + longest)))));
            own.runOnContext(nothing -> Uni.createFrom()
                    .deferred(() -> {
                        TracePropagation.follow(caller);
                        return work.get();
                    })
                    .onTermination()
                    .invoke(() -> vertx.cancelTimer(limit))
                    .subscribe()
                    .with(item -> end(() -> answer.complete(item)), failure -> end(() -> answer.fail(failure))));
        }

        void refuse(String message) {
            answer.fail(LifeguardException.busy(message));
        }

        private void end(Runnable outcome) {
            if (ended.compareAndSet(false, true)) {
                caller.runOnContext(nothing -> outcome.run());
                WriteQueue.this.end();
            }
        }
    }
}
