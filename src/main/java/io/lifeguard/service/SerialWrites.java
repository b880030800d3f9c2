package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.model.StaleException;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Modes;
import io.lifeguard.rules.Violation;
import io.lifeguard.store.Grounds;
import io.lifeguard.store.NotNow;
import io.lifeguard.store.Outage;
import io.lifeguard.store.Overtaken;
import io.lifeguard.store.Primary;
import io.lifeguard.store.RefusedByDatabase;
import io.lifeguard.store.RequestRevisions;
import io.lifeguard.store.SqlFailures;
import io.lifeguard.store.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** How every single write goes: in turn, under the lock, judged on exactly the state that it changes. */
@ApplicationScoped
public class SerialWrites {
    private static final int TRIES_AGAIN = 3;

    private final GatheredWrites gathered;
    private final WriteQueue queue;
    private final WriteTransaction transaction;
    private final Primary primary;
    private final Modes modes;
    private final Callers callers;
    private final DecisionCounts counts;

    SerialWrites(
            GatheredWrites gathered,
            WriteQueue queue,
            WriteTransaction transaction,
            Primary primary,
            Modes modes,
            Callers callers,
            DecisionCounts counts) {
        this.gathered = gathered;
        this.queue = queue;
        this.transaction = transaction;
        this.primary = primary;
        this.modes = modes;
        this.callers = callers;
        this.counts = counts;
    }

    /** Gathers the facts with the statements that it is given and asks the rules; gives the state that it judged on. */
    public interface Judge<T> extends Function<Statements, Uni<Grounds<Judged<T>>>> {}

    /**
     * Judges a write and stores it if the rules accept it.
     *
     * @param dryRun judges it on one snapshot, without the lock, and stores nothing
     * @param argument the argument that holds the thing or its id: what a violation is about if only the database saw it
     * @return fails with {@link StaleException} if the request demands a state that is not there, with
     *     {@link BusyException} if the write did not get its turn or the lock in time
     */
    <T> Uni<Outcome<T>> write(boolean dryRun, String argument, Judge<T> judge) {
        Judge<T> held = held(asConfigured(judge, argument), RequestRevisions.demanded());
        Uni<Outcome<T>> written = dryRun
                ? held.apply(primary.statements())
                        .map(s -> Outcome.of(s.value(), false, s.revision()))
                        .onFailure()
                        .transform(SqlFailures::explain)
                : gathered.write(held, callers.actor())
                        .onFailure(RefusedByDatabase.class)
                        .recoverWithUni(e -> refused(argument, e));
        return written.invoke(outcome -> RequestRevisions.answerFrom(outcome.revision()))
                .invoke(outcome -> count(outcome, dryRun));
    }

    private void count(Outcome<?> outcome, boolean dryRun) {
        if (!dryRun) {
            outcome.violations().forEach(violation -> counts.refused(violation.rule()));
        }
    }

    /**
     * Judges and stores in turn with every other writer; fails with {@link RefusedByDatabase} when a constraint refuses
     * what the rules accept, with {@link BusyException} if the write did not get its turn or the lock in time.
     *
     * @param actor who makes the changes
     */
    public <T> Uni<Outcome<T>> inTurn(Judge<T> judge, String actor) {
        return queue.inTurn(() -> tried(transaction, judge, actor));
    }

    /** Does work of a transaction of its own in turn with every other writer; fails as {@link #inTurn(Judge, String)} does. */
    public <T> Uni<T> inTurn(SqlConnection connection, Supplier<Uni<T>> work) {
        return queue.inTurn(() -> explained(primary.holdingTheLock(connection, work), () -> false));
    }

    /** Does work in a transaction of its own, in turn and under the lock; fails as {@link #inTurn(Judge, String)} does. */
    <T> Uni<T> underTheLock(Function<Statements, Uni<T>> work) {
        return queue.inTurn(() -> explained(
                primary.connection().chain(connection -> primary.holdingTheLock(
                                connection, () -> work.apply(Statements.to(connection)))
                        .onTermination()
                        .call(connection::close)),
                () -> false));
    }

    private <T> Judge<T> asConfigured(Judge<T> judge, String argument) {
        return client -> judge.apply(client).map(s -> s.map(judged -> judged.under(modes, argument)));
    }

    /** A request that demands a state which this database has not reached writes nothing. */
    private static <T> Judge<T> held(Judge<T> judge, Optional<Revision> demanded) {
        return statements -> judge.apply(statements)
                .invoke(judged -> demanded.filter(d -> !judged.revision().isAtLeast(d))
                        .ifPresent(d -> {
                            throw new StaleException(d, judged.revision());
                        }));
    }

    /** Whoever writes past the service takes no lock; a write that this overtakes is judged again on what is there now. */
    static <T> Uni<Outcome<T>> tried(WriteTransaction transaction, Judge<T> judge, String actor) {
        AtomicBoolean judged = new AtomicBoolean();
        return explained(
                Uni.createFrom().deferred(() -> {
                    judged.set(false);
                    return transaction.run(judge, actor, () -> judged.set(true));
                }),
                judged::get);
    }

    private static <T> Uni<T> explained(Uni<T> writing, BooleanSupplier judged) {
        return writing.onFailure()
                .transform(failure ->
                        outcomeUnknown(failure, judged.getAsBoolean()).orElseGet(() -> SqlFailures.explain(failure)))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(TRIES_AGAIN)
                .onFailure()
                .transform(failure -> told(failure, false));
    }

    private static Optional<Throwable> outcomeUnknown(Throwable failure, boolean judged) {
        return Outage.in(failure)
                .filter(outage -> judged && outage.mayBeDone())
                .map(outage -> new OutcomeUnknownException(failure));
    }

    /**
     * What whoever writes is told of a failure.
     *
     * @param judged whether all was done but the commit
     */
    static Throwable told(Throwable failure, boolean judged) {
        if (failure instanceof OutcomeUnknownException) {
            return failure;
        }
        Optional<Throwable> unknown = outcomeUnknown(failure, judged);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Throwable explained = SqlFailures.explain(failure);
        return explained instanceof NotNow || explained instanceof Overtaken
                ? new BusyException("The data is locked by another writer. Nothing was done; try again a little later.")
                : explained;
    }

    /** A constraint stood where the rules saw nothing: somebody wrote past the service. The answer is the rule's all the same. */
    private <T> Uni<Outcome<T>> refused(String argument, RefusedByDatabase refusal) {
        Violation violation =
                new Violation(refusal.rule(), argument, refusal.rule().statement());
        Judgement judgement = new Judgement(List.of(violation), List.of(), List.of());
        return primary.present().map(revision -> new Outcome<>(judgement, Optional.empty(), false, revision));
    }
}
