package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.DatabaseFault;
import io.lifeguard.store.sql.LockTimeout;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.lifeguard.store.sql.WriteConflict;
import io.lifeguard.store.write.PrimaryDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** How every single write goes: in turn, under the lock, judged on exactly the state that it changes. */
@ApplicationScoped
@Startup
public class SerialWrites {
    private static final int TRIES_AGAIN = 3;

    private final GroupCommit gathered;
    private final WriteQueue queue;
    private final WriteTransaction transaction;
    private final PrimaryDatabase primary;
    private final RuleModes modes;
    private final CallerContext callers;
    private final Map<Rule, Counter> violations;

    SerialWrites(
            GroupCommit gathered,
            WriteQueue queue,
            WriteTransaction transaction,
            PrimaryDatabase primary,
            RuleModes modes,
            CallerContext callers,
            MeterRegistry registry) {
        this.gathered = gathered;
        this.queue = queue;
        this.transaction = transaction;
        this.primary = primary;
        this.modes = modes;
        this.callers = callers;
        this.violations = Counters.ruleViolations(registry, "write");
    }

    /** Gathers the facts with the statements that it is given and asks the rules; gives the state that it judged on. */
    public interface WriteRule<T> extends Function<SqlExecutor, Uni<VersionedFacts<WriteResult<T>>>> {}

    /**
     * Judges a write and stores it if the rules accept it.
     *
     * @param dryRun judges it on one snapshot, without the lock, and stores nothing
     * @param argument the argument that holds the thing or its id: what a violation is about if only the database saw it
     * @return fails with {@link FailureCode#STALE} if the request demands a state that is not there, with
     *     {@link FailureCode#BUSY} if the write did not get its turn or the lock in time
     */
    <T> Uni<WriteOutcome<T>> write(boolean dryRun, String argument, WriteRule<T> judge) {
        WriteRule<T> held = held(asConfigured(judge, argument), RequestRevisions.required());
        Uni<WriteOutcome<T>> written = dryRun
                ? held.apply(primary.statements())
                        .map(s -> WriteOutcome.of(s.value(), false, s.revision()))
                        .onFailure()
                        .transform(SqlFailures::explain)
                : gathered.write(held, callers.actor())
                        .onFailure(ConstraintViolation.class)
                        .recoverWithUni(e -> refused(argument, e));
        return written.invoke(outcome -> RequestRevisions.observe(outcome.revision()))
                .invoke(outcome -> count(outcome, dryRun));
    }

    private void count(WriteOutcome<?> outcome, boolean dryRun) {
        if (!dryRun) {
            outcome.violations().forEach(violation -> Objects.requireNonNull(violations.get(violation.rule()))
                    .increment());
        }
    }

    /**
     * Judges and stores in turn with every other writer; fails with {@link ConstraintViolation} when a constraint refuses
     * what the rules accept, with {@link FailureCode#BUSY} if the write did not get its turn or the lock in time.
     *
     * @param actor who makes the changes
     */
    public <T> Uni<WriteOutcome<T>> inTurn(WriteRule<T> judge, String actor) {
        return queue.inTurn(() -> tried(transaction, judge, actor));
    }

    /** Does work of a transaction of its own in turn with every other writer; fails as {@link #inTurn(WriteRule, String)} does. */
    public <T> Uni<T> inTurn(SqlConnection connection, Supplier<Uni<T>> work) {
        return queue.inTurn(() -> explained(primary.holdingTheLock(connection, work), () -> false));
    }

    /** Does work in a transaction of its own, in turn and under the lock; fails as {@link #inTurn(WriteRule, String)} does. */
    public <T> Uni<T> underTheLock(Function<SqlExecutor, Uni<T>> work) {
        return queue.inTurn(() -> explained(
                primary.connection().chain(connection -> primary.holdingTheLock(
                                connection, () -> work.apply(SqlExecutor.to(connection)))
                        .onTermination()
                        .call(connection::close)),
                () -> false));
    }

    private <T> WriteRule<T> asConfigured(WriteRule<T> judge, String argument) {
        return client -> judge.apply(client).map(s -> s.map(judged -> judged.under(modes, argument)));
    }

    /** A request that demands a state which this database has not reached writes nothing. */
    private static <T> WriteRule<T> held(WriteRule<T> judge, Optional<Revision> demanded) {
        return statements -> judge.apply(statements)
                .invoke(judged -> demanded.filter(d -> !judged.revision().isAtLeast(d))
                        .ifPresent(d -> {
                            throw LifeguardException.stale(d, judged.revision());
                        }));
    }

    /** Whoever writes past the service takes no lock; a write that this overtakes is judged again on what is there now. */
    static <T> Uni<WriteOutcome<T>> tried(WriteTransaction transaction, WriteRule<T> judge, String actor) {
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
                .onFailure(WriteConflict.class)
                .retry()
                .atMost(TRIES_AGAIN)
                .onFailure()
                .transform(failure -> told(failure, false));
    }

    private static Optional<Throwable> outcomeUnknown(Throwable failure, boolean judged) {
        return DatabaseFault.of(failure)
                .filter(outage -> judged && outage.mayBeCommitted())
                .map(outage -> LifeguardException.outcomeUnknown(failure));
    }

    /**
     * What whoever writes is told of a failure.
     *
     * @param judged whether all was done but the commit
     */
    static Throwable told(Throwable failure, boolean judged) {
        if (FailureCode.OUTCOME_UNKNOWN.matches(failure)) {
            return failure;
        }
        Optional<Throwable> unknown = outcomeUnknown(failure, judged);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Throwable explained = SqlFailures.explain(failure);
        return explained instanceof LockTimeout || explained instanceof WriteConflict
                ? LifeguardException.busy("The data is locked by another writer. Nothing was done; try again a little later.")
                : explained;
    }

    /** A constraint stood where the rules saw nothing: somebody wrote past the service. The answer is the rule's all the same. */
    private <T> Uni<WriteOutcome<T>> refused(String argument, ConstraintViolation refusal) {
        Violation violation =
                new Violation(refusal.rule(), argument, refusal.rule().statement());
        WriteDecision judgement = new WriteDecision(List.of(violation), List.of(), List.of());
        return primary.present().map(revision -> new WriteOutcome<>(judgement, Optional.empty(), false, revision));
    }
}
