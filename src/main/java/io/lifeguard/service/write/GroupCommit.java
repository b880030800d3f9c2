package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.service.TracePropagation;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
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
 * The bounded queue of single writes, first come, first served, and their grouping into {@link CommitBatch}es.
 *
 * <p>A queued write is removed if its caller cancels. A write that a batch has taken is completed.
 */
@Startup
@ApplicationScoped
public class GroupCommit {
    private static final int MAX_BATCH = 32;

    private final WriteQueue queue;
    private final WriteTransaction transaction;
    private final Vertx vertx;
    private final int queueSize;
    private final Duration queueTimeout;
    private final Deque<PendingWrite<?>> queued = new ArrayDeque<>();

    private final Timer queueWait;
    private final Counter rejected;

    /** Whether a batch is under way that has not taken its writes yet. */
    private boolean isBatchRequested;

    GroupCommit(
            WriteQueue queue,
            WriteTransaction transaction,
            Vertx vertx,
            WriteSettings settings,
            MeterRegistry registry) {
        this.queue = queue;
        this.transaction = transaction;
        this.vertx = vertx;
        this.queueSize = settings.queueSize();
        this.queueTimeout = settings.queueTimeout();
        this.queueWait = Timer.builder("lifeguard.write.queue.wait")
                .description("Time that single writes waited for the lock")
                .register(registry);
        this.rejected = Counters.rejected(registry, "writes");
        Gauge.builder("lifeguard.write.queue.size", this, GroupCommit::waiting)
                .description("Single writes that wait for the lock")
                .register(registry);
        TimeGauge.builder("lifeguard.write.queue.oldest.age", this, TimeUnit.NANOSECONDS, GroupCommit::oldestAge)
                .description("Time that the oldest waiting single write has waited")
                .register(registry);
    }

    /**
     * Queues a write and executes it with others; answers on the Vert.x context of the caller.
     *
     * @param actor who makes the changes
     * @return fails with {@link FailureCode#BUSY} if the queue is full or the write waited too long in it, and as
     *     {@link WriteTransaction#execute} does
     */
    <T> Uni<WriteResult<T>> submit(WriteRule<?, T> rule, String actor) {
        return Uni.createFrom().emitter(answer -> {
            PendingWrite<T> write = new PendingWrite<>(
                    rule, actor, answer, VertxContext.getOrCreateDuplicatedContext(vertx), System.nanoTime());
            if (tryEnqueue(write)) {
                answer.onTermination(() -> remove(write));
                requestBatch();
            } else {
                rejected.increment();
                answer.fail(QueueFailures.WRITES.full(queueSize));
            }
        });
    }

    private boolean tryEnqueue(PendingWrite<?> write) {
        synchronized (queued) {
            return queued.size() < queueSize && queued.add(write);
        }
    }

    private void remove(PendingWrite<?> write) {
        synchronized (queued) {
            queued.remove(write);
        }
    }

    private void requestBatch() {
        synchronized (queued) {
            if (isBatchRequested || queued.isEmpty()) {
                return;
            }
            isBatchRequested = true;
        }
        CommitBatch batch = new CommitBatch(transaction, this::takeBatch);
        Uni.createFrom()
                .deferred(() -> queue.execute(() -> commit(batch)))
                .subscribe()
                .with(nothing -> {}, batch::fail);
    }

    /** The statements that take the lock belong to the trace of the write that has waited longest. */
    private Uni<Void> commit(CommitBatch batch) {
        firstQueued().ifPresent(first -> TracePropagation.follow(first.caller()));
        return batch.commit();
    }

    /** The writes of the next batch; fails those that have waited too long. */
    private List<PendingWrite<?>> takeBatch() {
        List<PendingWrite<?>> taken = new ArrayList<>();
        synchronized (queued) {
            isBatchRequested = false;
            while (!queued.isEmpty() && taken.size() < MAX_BATCH) {
                taken.add(queued.removeFirst());
            }
        }
        requestBatch();
        return taken.stream().filter(this::isInTime).toList();
    }

    private boolean isInTime(PendingWrite<?> write) {
        long waited = System.nanoTime() - write.since();
        queueWait.record(waited, TimeUnit.NANOSECONDS);
        if (waited <= queueTimeout.toNanos()) {
            return true;
        }
        rejected.increment();
        write.fail(QueueFailures.WRITES.timedOut(queueTimeout));
        return false;
    }

    private Optional<PendingWrite<?>> firstQueued() {
        synchronized (queued) {
            return Optional.ofNullable(queued.peekFirst());
        }
    }

    /** How many writes are queued now. */
    private int waiting() {
        synchronized (queued) {
            return queued.size();
        }
    }

    /** How long the first write of the queue has waited, in nanoseconds; 0 if the queue is empty. */
    private long oldestAge() {
        return firstQueued().map(write -> System.nanoTime() - write.since()).orElse(0L);
    }
}
