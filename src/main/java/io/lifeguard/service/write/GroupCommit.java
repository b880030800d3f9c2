package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.TracePropagation;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.SerialWrites.WriteRule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Single writes that wait for each other, first come, first served. Whoever gets the lock judges and stores all that
 * are waiting by then, one after the other, each on what the ones before it leave, and commits them together: under
 * load that is many writes for one lock and one flush to disk. Whoever finds too many waiting, or has waited too long
 * when the turn comes, is told so and nothing is done.
 *
 * <p>A writer who goes away while waiting loses the place. A write that has begun is carried through, whoever goes away.
 */
@ApplicationScoped
@Startup
public class GroupCommit {
    private static final int MOST_TOGETHER = 32;

    private final WriteQueue queue;
    private final WriteTransaction transaction;
    private final Vertx vertx;
    private final int most;
    private final Duration patience;
    private final Deque<PendingWrite<?>> waiting = new ArrayDeque<>();

    private final Timer queueWait;
    private final Counter rejected;

    /** Whether a turn is asked for that has not yet taken those who wait. */
    private boolean asked;

    GroupCommit(
            WriteQueue queue, WriteTransaction transaction, Vertx vertx, WriteSettings limits, MeterRegistry registry) {
        this.queue = queue;
        this.transaction = transaction;
        this.vertx = vertx;
        this.most = limits.queueSize();
        this.patience = limits.queueTimeout();
        queueWait = Timer.builder("lifeguard.write.queue.wait")
                .description("Time that single writes waited for the lock")
                .register(registry);
        rejected = Counters.rejected(registry, "writes");
        Gauge.builder("lifeguard.write.queue.size", this, GroupCommit::queueSize)
                .description("Single writes that wait for the lock")
                .register(registry);
        TimeGauge.builder("lifeguard.write.queue.oldest.age", this, TimeUnit.NANOSECONDS, GroupCommit::oldestAge)
                .description("Time that the oldest waiting single write has waited")
                .register(registry);
    }

    /**
     * Judges a write and stores it if the rules accept it; answers on the context of the caller.
     *
     * @param actor who makes the changes
     * @return fails with {@link FailureCode#BUSY} if too many wait or the turn does not come in time, and as
     *     {@link SerialWrites#inTurn(WriteRule, String)} does
     */
    <T> Uni<WriteOutcome<T>> write(WriteRule<T> judge, String actor) {
        return Uni.createFrom().emitter(answer -> {
            PendingWrite<T> write =
                    new PendingWrite<>(judge, actor, answer, VertxContext.getOrCreateDuplicatedContext(vertx));
            if (enqueue(write)) {
                answer.onTermination(() -> forget(write));
                ask();
            } else {
                rejected.increment();
                answer.fail(LifeguardException.busy(
                        most + " writes are waiting already. Nothing was done; try again a little later."));
            }
        });
    }

    private int queueSize() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** In nanoseconds; 0 if none waits. */
    private long oldestAge() {
        synchronized (waiting) {
            return waiting.isEmpty()
                    ? 0
                    : System.nanoTime() - waiting.getFirst().since();
        }
    }

    private boolean enqueue(PendingWrite<?> write) {
        synchronized (waiting) {
            return waiting.size() < most && waiting.add(write);
        }
    }

    private void forget(PendingWrite<?> write) {
        synchronized (waiting) {
            waiting.remove(write);
        }
    }

    private void ask() {
        synchronized (waiting) {
            if (asked || waiting.isEmpty()) {
                return;
            }
            asked = true;
        }
        CommitBatch sitting = new CommitBatch();
        queue.inTurn(sitting::hold).subscribe().with(nothing -> {}, failure -> sitting.taken()
                .forEach(write -> write.fail(failure)));
    }

    private List<PendingWrite<?>> take() {
        List<PendingWrite<?>> taken = new ArrayList<>();
        synchronized (waiting) {
            asked = false;
            while (!waiting.isEmpty() && taken.size() < MOST_TOGETHER) {
                taken.add(waiting.removeFirst());
            }
        }
        ask();
        return taken.stream().filter(this::inTime).toList();
    }

    private Optional<PendingWrite<?>> firstWaiting() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.peekFirst());
        }
    }

    private boolean inTime(PendingWrite<?> write) {
        long waited = System.nanoTime() - write.since();
        queueWait.record(waited, TimeUnit.NANOSECONDS);
        boolean inTime = waited <= patience.toNanos();
        if (!inTime) {
            rejected.increment();
            write.fail(LifeguardException.busy("The write did not get its turn within " + patience.toSeconds()
                    + " s. Nothing was done; try again a little later."));
        }
        return inTime;
    }

    /** One turn, and the writes that it takes. */
    private final class CommitBatch {
        private List<PendingWrite<?>> taken = List.of();
        private boolean began;
        private boolean judged;

        /** What the turn has taken; where it never came to that, whoever waits for it now. */
        synchronized List<PendingWrite<?>> taken() {
            if (!began) {
                began = true;
                taken = take();
            }
            return taken;
        }

        Uni<Void> hold() {
            firstWaiting().ifPresent(first -> TracePropagation.follow(first.caller()));
            return transaction
                    .runAll(this::taken, () -> judged = true)
                    .invoke(answers -> answers.forEach(Runnable::run))
                    .replaceWithVoid()
                    .onFailure(failure -> mayBeDoneAgain())
                    .recoverWithUni(this::apart)
                    .onFailure()
                    .transform(failure -> SerialWrites.told(failure, judged));
        }

        /**
         * As long as not all were judged and stored nothing was committed; whose fault it was shows when each is done
         * for itself.
         */
        private boolean mayBeDoneAgain() {
            return began && !judged;
        }

        private Uni<Void> apart() {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (PendingWrite<?> write : taken) {
                done = done.chain(() -> alone(write));
            }
            return done;
        }

        private <T> Uni<Void> alone(PendingWrite<T> write) {
            return SerialWrites.tried(transaction, write.judge(), write.actor())
                    .invoke(write::answer)
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithUni(failure -> Uni.createFrom().voidItem().invoke(() -> write.fail(failure)));
        }
    }

    /**
     * A write that waits.
     *
     * @param actor who makes its changes
     * @param caller the Vert.x context that the answer is given on
     * @param since in nanoseconds of the running clock
     */
    record PendingWrite<T>(
            WriteRule<T> judge, String actor, UniEmitter<? super WriteOutcome<T>> emitter, Context caller, long since) {

        PendingWrite(WriteRule<T> judge, String actor, UniEmitter<? super WriteOutcome<T>> emitter, Context caller) {
            this(judge, actor, emitter, caller, System.nanoTime());
        }

        void answer(WriteOutcome<T> outcome) {
            caller.runOnContext(nothing -> emitter.complete(outcome));
        }

        void fail(Throwable failure) {
            caller.runOnContext(nothing -> emitter.fail(failure));
        }
    }
}
