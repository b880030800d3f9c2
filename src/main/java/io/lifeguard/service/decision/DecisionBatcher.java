package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.service.TracePropagation;
import io.lifeguard.service.decision.StatementSlots.Statement;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.read.StandingReads;
import io.lifeguard.store.read.StandingReads.StandingFacts;
import io.lifeguard.store.sql.SnapshotReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers single questions in batches: questions that arrive while an earlier statement runs wait and share the next
 * statement, in the order of arrival. A question that arrives while none runs is sent at once. There is no cache. When a
 * shared statement fails, each of its questions is retried alone, so that the error of one question does not reach the
 * others.
 */
@ApplicationScoped
@Startup
public class DecisionBatcher {
    private final StandingReads standings;
    private final Context eventLoop;
    private final Vertx vertx;
    private final StatementSlots slots;
    private final int batchSize;
    private final int queueSize;
    private final Deque<PendingQuestion> waiting = new ArrayDeque<>();
    private final Counter batches;
    private final Counter batchedQuestions;
    private final Counter rejected;
    private boolean isTimerSet;

    public DecisionBatcher(StandingReads standings, BatchSettings settings, MeterRegistry registry, Vertx vertx) {
        this.standings = standings;
        this.eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.vertx = vertx;
        slots = new StatementSlots(settings.maxStatements(), System::nanoTime);
        batchSize = settings.batchSize();
        queueSize = settings.queueSize();
        batches = Counter.builder("lifeguard.decision.batches")
                .description("Statements that answered single questions")
                .register(registry);
        batchedQuestions = Counter.builder("lifeguard.decision.batched.questions")
                .description("Single questions that those statements answered")
                .register(registry);
        rejected = Counters.rejected(registry, "questions");
        Gauge.builder("lifeguard.decision.queue.size", this, DecisionBatcher::waiting)
                .description("Single questions that wait for a statement")
                .register(registry);
    }

    /** How single questions share statements. */
    @ConfigMapping(prefix = "lifeguard.decisions")
    public interface BatchSettings {
        /** How many statements for single questions run at the same time at most, from 1. One does while it is quick. */
        @Min(1)
        @WithDefault("4")
        int maxStatements();

        /** How many questions one statement answers at most, from 1. */
        @Min(1)
        @WithDefault("64")
        int batchSize();

        /** How many questions may wait for a statement, from 1; further ones are rejected as busy. */
        @Min(1)
        @WithDefault("10000")
        int queueSize();
    }

    /**
     * A question that waits. Its answer is emitted on the context that it came from.
     *
     * @param server the database server that is asked
     * @param alone whether it must not share a statement
     */
    private record PendingQuestion(
            SnapshotReader server,
            String userKey,
            UniEmitter<? super Snapshot<StandingFacts>> answer,
            @Nullable Context context,
            boolean alone) {

        void complete(Snapshot<StandingFacts> found) {
            onContext(() -> answer.complete(found));
        }

        void fail(Throwable failure) {
            onContext(() -> answer.fail(failure));
        }

        private void onContext(Runnable answering) {
            if (context == null) {
                answering.run();
            } else {
                context.runOnContext(nothing -> answering.run());
            }
        }
    }

    /**
     * The facts about a user, and maybe about others; fails with {@link FailureCode#BUSY} if the queue is full.
     *
     * @param userKey of a user who need not be recorded
     */
    public Uni<Snapshot<StandingFacts>> ask(String userKey) {
        return standings.awaitRequestedRevision(server -> Uni.createFrom().emitter(answer -> {
            if (tryEnqueue(new PendingQuestion(server, userKey, answer, Vertx.currentContext(), false))) {
                sendNext();
            } else {
                rejected.increment();
                answer.fail(LifeguardException.busy(
                        "%d questions are queued already; try again later.".formatted(queueSize)));
            }
        }));
    }

    /** Questions that share a statement. */
    private record Batch(Statement statement, List<PendingQuestion> questions) {}

    private synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean tryEnqueue(PendingQuestion question) {
        return waiting.size() < queueSize && waiting.add(question);
    }

    private void sendNext() {
        next().ifPresent(batch -> {
            batches.increment();
            batchedQuestions.increment(batch.questions().size());
            onEventLoop(batch.questions().get(0).context(), () -> send(batch));
        });
    }

    /** A worker would send and complete statements when it is done with large requests, and small questions share them. */
    private void onEventLoop(@Nullable Context requester, Runnable sending) {
        boolean ofWorker = requester != null && requester.isWorkerContext();
        @Nullable Context current = Vertx.currentContext();
        if (!ofWorker && (current == null || !current.isWorkerContext())) {
            TracePropagation.on(requester, sending);
            return;
        }
        Context own = VertxContext.createNewDuplicatedContext(eventLoop);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(nothing -> {
            if (requester != null) {
                TracePropagation.follow(requester);
            }
            sending.run();
        });
    }

    private void send(Batch batch) {
        Uni.createFrom()
                .deferred(() -> standings.forNoRequest(
                        batch.questions().get(0).server(),
                        batch.questions().stream()
                                .map(PendingQuestion::userKey)
                                .distinct()
                                .toList()))
                .subscribe()
                .with(found -> complete(batch, found), failure -> fail(batch, failure));
    }

    /** The questions of the next statement; none if they wait for one that is running. */
    private synchronized Optional<Batch> next() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        if (!slots.isFree(waiting.size() >= batchSize)) {
            setTimer();
            return Optional.empty();
        }
        List<PendingQuestion> next = new ArrayList<>();
        next.add(waiting.remove());
        while (next.size() < batchSize && !waiting.isEmpty() && mayShare(next.get(0), waiting.element())) {
            next.add(waiting.remove());
        }
        if (!waiting.isEmpty()) {
            setTimer();
        }
        return Optional.of(new Batch(slots.start(), next));
    }

    /** Questions are sent when a statement ends, or has become slow. */
    private synchronized void setTimer() {
        if (!isTimerSet) {
            isTimerSet = true;
            vertx.setTimer(StatementSlots.SLOW.toMillis(), t -> {
                synchronized (this) {
                    isTimerSet = false;
                }
                sendNext();
            });
        }
    }

    private static boolean mayShare(PendingQuestion one, PendingQuestion other) {
        return !one.alone() && !other.alone() && one.server() == other.server();
    }

    private void complete(Batch batch, Snapshot<StandingFacts> found) {
        try {
            batch.questions().forEach(question -> question.complete(found));
        } finally {
            release(batch);
        }
    }

    private void fail(Batch batch, Throwable failure) {
        List<PendingQuestion> questions = batch.questions();
        if (questions.size() == 1 || failsAlone(failure)) {
            release(batch);
            questions.forEach(question -> question.fail(failure));
        } else {
            retryAlone(questions);
            release(batch);
        }
    }

    /** Whether each question would also fail alone. */
    private static boolean failsAlone(Throwable failure) {
        return FailureCode.DATABASE_BUSY.matches(failure) || FailureCode.DATABASE_UNAVAILABLE.matches(failure);
    }

    private synchronized void retryAlone(List<PendingQuestion> questions) {
        for (int i = questions.size() - 1; i >= 0; i--) {
            PendingQuestion question = questions.get(i);
            waiting.addFirst(new PendingQuestion(
                    question.server(), question.userKey(), question.answer(), question.context(), true));
        }
    }

    private void release(Batch batch) {
        synchronized (this) {
            slots.end(batch.statement());
        }
        sendNext();
    }
}
