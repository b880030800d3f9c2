package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.PrimaryDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Executes writes. All writes are serial: a transaction takes one advisory lock with its first statement, so each rule is
 * checked on exactly the state that its changes are committed to, and revisions have the order of the commits.
 *
 * <pre>
 * PoolWrites, UserWrites, ...  describe a write as a {@link WriteRule}: facts, decision, result
 *   WriteService               applies rule modes and the required revision; endpoints give it the write
 *     DryRunQueue              limits the dry runs under way, which end here: facts on one snapshot, decision
 *     GroupCommit              queues single writes (bounded); asks for one batch at a time
 *       WriteQueue             limits the transactions under way; orders them with the batches of imports
 *         CommitBatch          takes up to 32 queued writes once it holds the lock; answers them after the commit;
 *                              if it fails before the commit, executes each in a transaction of its own
 *           WriteTransaction   begin, lock, work, commit; what failures mean; retries after a conflict
 *             WriteRule        reads the facts, decides, ...
 *               ChangeWriter   ... applies the changes to the tables, appends them to the change log
 * </pre>
 *
 * <p>{@link AtomicWrites} are a transaction of their own in the {@link WriteQueue}. Imports build their own batches and take their place in the {@link WriteQueue} for each.
 */
@Startup
@ApplicationScoped
public class WriteService {
    private final GroupCommit groupCommit;
    private final WriteQueue queue;
    private final DryRunQueue dryRuns;
    private final WriteTransaction transaction;
    private final PrimaryDatabase primary;
    private final DatabaseOutage outage;
    private final RuleModes modes;
    private final CallerContext callers;
    private final Map<Rule, Counter> violations;

    WriteService(
            GroupCommit groupCommit,
            WriteQueue queue,
            DryRunQueue dryRuns,
            WriteTransaction transaction,
            PrimaryDatabase primary,
            DatabaseOutage outage,
            RuleModes modes,
            CallerContext callers,
            MeterRegistry registry) {
        this.groupCommit = groupCommit;
        this.queue = queue;
        this.dryRuns = dryRuns;
        this.transaction = transaction;
        this.primary = primary;
        this.outage = outage;
        this.modes = modes;
        this.callers = callers;
        this.violations = Counters.ruleViolations(registry, "write");
    }

    /**
     * Executes a write of the present request.
     *
     * @param dryRun decides on one snapshot, without the lock, and stores nothing
     * @return fails with {@link FailureCode#STALE} if the request demands a revision that the database has not reached, with
     *     {@link FailureCode#BUSY} if the write waited too long in the queue or for the lock, with
     *     {@link FailureCode#OUTCOME_UNKNOWN} if the database went away during the commit
     */
    public <T> Uni<WriteResult<T>> write(WriteRule<?, T> rule, boolean dryRun) {
        WriteRule<?, T> requested = rule.under(modes).notBefore(RequestRevisions.required());
        Uni<WriteResult<T>> result = dryRun ? decide(requested) : commit(requested);
        return result.invoke(r -> RequestRevisions.observe(r.revision()));
    }

    /**
     * Executes writes of the present request in one transaction, each decided on the state that the ones before it leave. All
     * are stored, or none.
     *
     * @param rules one at least
     * @param dryRun decides in a transaction that is rolled back
     * @param beforeCommit runs statements in the transaction once all writes are accepted
     * @return in the order of the writes; if nothing is stored, possibly of the first ones only. Fails as {@link #write} does.
     */
    public Uni<List<AtomicOutcome>> writeAll(
            List<WriteRule<?, ?>> rules,
            boolean dryRun,
            BiFunction<SqlExecutor, List<WriteResult<?>>, Uni<Void>> beforeCommit) {
        List<WriteRule<?, ?>> requested = new ArrayList<>();
        rules.forEach(rule -> requested.add(rule.under(modes).notBefore(RequestRevisions.required())));
        String actor = callers.actor();
        AtomicWrites writes = new AtomicWrites(requested, dryRun, beforeCommit);
        return queue.execute(() -> writes.execute(transaction, primary, actor)).invoke(outcomes -> outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .forEach(result -> {
                    RequestRevisions.observe(result.revision());
                    if (!dryRun) {
                        observe(result);
                    }
                }));
    }

    /** As {@link #writeAll(List, boolean, BiFunction)}, without statements of the caller. */
    public Uni<List<AtomicOutcome>> writeAll(List<WriteRule<?, ?>> rules, boolean dryRun) {
        return writeAll(rules, dryRun, (statements, results) -> Uni.createFrom().voidItem());
    }

    private <T> Uni<WriteResult<T>> decide(WriteRule<?, T> rule) {
        return dryRun(rule::dryRun);
    }

    /**
     * Runs the statements of a dry run on one snapshot, without the lock.
     *
     * @return fails with {@link FailureCode#BUSY} if it waited too long in the queue of dry runs or for a locked row
     */
    public <T> Uni<T> dryRun(Function<SqlExecutor, Uni<T>> work) {
        return dryRuns.execute(() -> primary.dryRun(work));
    }

    private <T> Uni<WriteResult<T>> commit(WriteRule<?, T> rule) {
        return groupCommit
                .submit(rule, callers.actor())
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(violation -> refuse(rule, violation))
                .invoke(this::observe);
    }

    private void observe(WriteResult<?> result) {
        result.violations().forEach(this::count);
        if (result.isApplied() && !result.decision().changes().isEmpty()) {
            outage.written();
        }
    }

    private void count(Violation violation) {
        Objects.requireNonNull(violations.get(violation.rule())).increment();
    }

    /** Another program has written what the rules did not see, and a constraint of the database refused the write. */
    private <T> Uni<WriteResult<T>> refuse(WriteRule<?, T> rule, ConstraintViolation refusal) {
        Violation violation =
                new Violation(refusal.rule(), rule.argument(), refusal.rule().statement());
        return primary.present().map(revision -> WriteResult.refused(violation, revision));
    }

    /**
     * Executes a write in a transaction of its own.
     *
     * @param actor who makes the changes
     * @return fails as {@link #write} does, and with {@link ConstraintViolation} if the constraint of a rule refuses what
     *     the rules accept
     */
    public <T> Uni<WriteResult<T>> writeAlone(WriteRule<?, T> rule, String actor) {
        return writeAlone(rule, actor, (statements, result) -> Uni.createFrom().voidItem());
    }

    /**
     * As {@link #writeAlone(WriteRule, String)}.
     *
     * @param beforeCommit runs statements in the transaction; may be called more than once
     */
    public <T> Uni<WriteResult<T>> writeAlone(
            WriteRule<?, T> rule, String actor, BiFunction<SqlExecutor, WriteResult<T>, Uni<Void>> beforeCommit) {
        return queue.execute(() -> transaction.execute(rule, actor, beforeCommit));
    }

    /**
     * Runs work in a transaction of a connection that holds the write lock. Fails as {@link #writeAlone} does.
     *
     * @param work may be run more than once
     */
    public <T> Uni<T> runLocked(SqlConnection connection, Supplier<Uni<T>> work) {
        return queue.execute(() -> locked(connection, work)).invoke(outage::written);
    }

    /**
     * Runs work in a transaction that holds the write lock, on a connection of its own. Fails as {@link #writeAlone} does.
     *
     * @param work may be run more than once
     */
    public <T> Uni<T> runLocked(Function<SqlExecutor, Uni<T>> work) {
        return queue.execute(() -> primary.withConnection(
                        connection -> locked(connection, () -> work.apply(SqlExecutor.to(connection)))))
                .invoke(outage::written);
    }

    private <T> Uni<T> locked(SqlConnection connection, Supplier<Uni<T>> work) {
        return WriteTransaction.retryConflicts(() -> primary.underWriteLock(connection, work));
    }
}
