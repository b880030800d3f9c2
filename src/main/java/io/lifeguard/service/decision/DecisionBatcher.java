package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.service.TracePropagation;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.read.DecisionReads;
import io.lifeguard.store.read.DecisionReads.DecisionQuery;
import io.lifeguard.store.read.DecisionReads.DecisionSnapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions that arrive while statements for earlier ones are under way are sent together: no timer, nothing kept, every
 * answer fresh. First come, first sent; whoever finds too many waiting is told so. What fails for several is asked again
 * for each alone, so that an error of one never reaches another.
 */
@ApplicationScoped
@Startup
public class DecisionBatcher {
    private final DecisionReads decisions;
    private final int underWay;
    private final int together;
    private final int most;
    private final Deque<PendingQuestion> waiting = new ArrayDeque<>();
    private final Counter batches;
    private final Counter batchedQuestions;
    private final Counter rejected;
    private int sent;

    @Inject
    DecisionBatcher(DecisionReads decisions, BatchSettings limits, MeterRegistry registry) {
        this(decisions, limits.maxStatements(), limits.batchSize(), limits.queueSize(), registry);
    }

    /**
     * @param underWay how many statements are under way at once
     * @param together how many questions one statement takes at most
     * @param most how many questions may wait
     */
    public DecisionBatcher(DecisionReads decisions, int underWay, int together, int most, MeterRegistry registry) {
        this.decisions = decisions;
        this.underWay = underWay;
        this.together = together;
        this.most = most;
        batches = Counter.builder("lifeguard.decision.batches")
                .description("Statements that answered single questions")
                .register(registry);
        batchedQuestions = Counter.builder("lifeguard.decision.batched.questions")
                .description("Single questions that those statements answered")
                .register(registry);
        rejected = Counters.rejected(registry, "questions");
        Gauge.builder("lifeguard.decision.queue.size", this, DecisionBatcher::queueSize)
                .description("Single questions that wait for a statement")
                .register(registry);
    }

    /** How single questions share statements. */
    @ConfigMapping(prefix = "lifeguard.decisions")
    interface BatchSettings {

        /** How many statements are under way at once. */
        @Min(1)
        @WithDefault("4")
        int maxStatements();

        /** How many questions one statement takes at most. */
        @Min(1)
        @WithDefault("64")
        int batchSize();

        /** How many questions may wait. */
        @Min(1)
        @WithDefault("10000")
        int queueSize();
    }

    /** A question whose answer goes back to the context that it came from. */
    private record PendingQuestion(
            DecisionQuery question,
            UniEmitter<? super Snapshot<DecisionSnapshot>> answer,
            @Nullable Context context,
            boolean alone) {

        void complete(Snapshot<DecisionSnapshot> found) {
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

    /** The facts about a question; fails with {@link FailureCode#BUSY} if too many wait already. */
    public Uni<Snapshot<DecisionSnapshot>> ask(DecisionQuery question) {
        return decisions.awaitRequestedRevision(Uni.createFrom().emitter(answer -> {
            if (tryEnqueue(new PendingQuestion(question, answer, Vertx.currentContext(), false))) {
                sendNext();
            } else {
                rejected.increment();
                answer.fail(LifeguardException.busy("%d questions are queued already; try again later.".formatted(most)));
            }
        }));
    }

    private synchronized int queueSize() {
        return waiting.size();
    }

    private synchronized boolean tryEnqueue(PendingQuestion question) {
        return waiting.size() < most && waiting.add(question);
    }

    private void sendNext() {
        List<PendingQuestion> next = next();
        if (!next.isEmpty()) {
            batches.increment();
            batchedQuestions.increment(next.size());
            TracePropagation.on(next.get(0).context(), () -> send(next));
        }
    }

    private void send(List<PendingQuestion> next) {
        decisions
                .find(next.stream().map(PendingQuestion::question).toList())
                .subscribe()
                .with(found -> answered(next, found), failure -> failed(next, failure));
    }

    /** Those that go together now; none if enough are under way. */
    private synchronized List<PendingQuestion> next() {
        if (sent >= underWay || waiting.isEmpty()) {
            return List.of();
        }
        sent++;
        List<PendingQuestion> next = new ArrayList<>();
        next.add(waiting.remove());
        while (!next.get(0).alone() && !waiting.isEmpty() && !waiting.element().alone() && next.size() < together) {
            next.add(waiting.remove());
        }
        return next;
    }

    private void answered(List<PendingQuestion> questions, Snapshot<List<DecisionSnapshot>> found) {
        over();
        for (int i = 0; i < questions.size(); i++) {
            questions
                    .get(i)
                    .complete(new Snapshot<>(found.revision(), found.value().get(i)));
        }
    }

    private void failed(List<PendingQuestion> questions, Throwable failure) {
        if (questions.size() == 1 || isOfTheDatabase(failure)) {
            over();
            questions.forEach(question -> question.fail(failure));
        } else {
            again(questions);
            over();
        }
    }

    /** Each alone would fail so too. */
    private static boolean isOfTheDatabase(Throwable failure) {
        return FailureCode.DATABASE_BUSY.matches(failure) || FailureCode.DATABASE_UNAVAILABLE.matches(failure);
    }

    private synchronized void again(List<PendingQuestion> questions) {
        for (int i = questions.size() - 1; i >= 0; i--) {
            PendingQuestion question = questions.get(i);
            waiting.addFirst(new PendingQuestion(question.question(), question.answer(), question.context(), true));
        }
    }

    private void over() {
        synchronized (this) {
            sent--;
        }
        sendNext();
    }
}
