package io.lifeguard.service.write;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Violation;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.ChangeWriter;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Several writes in one transaction, each decided on the state that the ones before it leave: all are stored, or none. */
public final class AtomicWrites {
    private final List<WriteRule<?, ?>> rules;
    private final boolean dryRun;
    private final BiFunction<SqlExecutor, List<WriteResult<?>>, Uni<Void>> beforeCommit;

    /**
     * @param rules one at least
     * @param dryRun whether the transaction is rolled back. It still takes its place among the writes, since each of its writes
     *     needs the effect of the ones before.
     * @param beforeCommit runs statements in the transaction once all writes are accepted
     */
    AtomicWrites(
            List<WriteRule<?, ?>> rules,
            boolean dryRun,
            BiFunction<SqlExecutor, List<WriteResult<?>>, Uni<Void>> beforeCommit) {
        this.rules = List.copyOf(rules);
        this.dryRun = dryRun;
        this.beforeCommit = beforeCommit;
    }

    /**
     * What became of one of the writes. Exactly one of the two is given.
     *
     * @param result also of a write that is accepted and not stored because another one is refused
     * @param failure why the write could not be decided
     */
    public record AtomicOutcome(Optional<WriteResult<?>> result, Optional<LifeguardException> failure) {
        static AtomicOutcome of(WriteResult<?> result) {
            return new AtomicOutcome(Optional.of(result), Optional.empty());
        }

        static AtomicOutcome of(Throwable failure) {
            return new AtomicOutcome(Optional.empty(), Optional.of((LifeguardException) failure));
        }

        public boolean isAccepted() {
            return result.filter(r -> r.violations().isEmpty()).isPresent();
        }

        /** The outcome if nothing of the transaction is stored. */
        private AtomicOutcome notStored(Revision present) {
            return new AtomicOutcome(result.map(r -> r.notApplied(present)), failure);
        }
    }

    /** Ends the transaction without a commit. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<AtomicOutcome> decided;
        private final transient Optional<Violation> byDatabase;

        /** @param byDatabase of the write after those that were decided */
        RolledBack(List<AtomicOutcome> decided, Optional<Violation> byDatabase) {
            super("rolled back", null, false, false);
            this.decided = decided;
            this.byDatabase = byDatabase;
        }

        List<AtomicOutcome> outcomes(Revision present) {
            return Stream.concat(
                            decided.stream().map(outcome -> outcome.notStored(present)),
                            byDatabase.stream().map(v -> AtomicOutcome.of(WriteResult.refused(v, present))))
                    .toList();
        }
    }

    /**
     * Executes the writes in one transaction.
     *
     * @return in the order of the writes; if nothing is stored, possibly of the first ones only
     */
    Uni<List<AtomicOutcome>> execute(WriteTransaction transaction, PrimaryDatabase primary, String actor) {
        return WriteTransaction.retryConflicts(() -> {
                    AtomicBoolean committing = new AtomicBoolean();
                    return transaction
                            .run(writer -> executeAll(writer, actor).invoke(() -> committing.set(true)))
                            .onFailure(failure -> !(failure instanceof RolledBack))
                            .transform(failure -> WriteTransaction.explain(failure, committing.get()));
                })
                .onFailure(RolledBack.class)
                .recoverWithUni(failure -> primary.present().map(failure::outcomes));
    }

    private Uni<List<AtomicOutcome>> executeAll(ChangeWriter writer, String actor) {
        List<AtomicOutcome> outcomes = new ArrayList<>();
        Uni<Void> executed = Uni.createFrom().voidItem();
        for (WriteRule<?, ?> rule : rules) {
            executed = executed.chain(() -> execute(rule, writer, actor, outcomes));
        }
        return executed.chain(() -> {
            if (dryRun || !outcomes.stream().allMatch(AtomicOutcome::isAccepted)) {
                throw new RolledBack(outcomes, Optional.empty());
            }
            List<WriteResult<?>> results = new ArrayList<>();
            outcomes.forEach(outcome -> results.add(outcome.result().orElseThrow()));
            return beforeCommit.apply(writer.statements(), results).replaceWith(outcomes);
        });
    }

    private static <T> Uni<Void> execute(
            WriteRule<?, T> rule, ChangeWriter writer, String actor, List<AtomicOutcome> outcomes) {
        return rule.execute(writer, actor)
                .map(AtomicOutcome::of)
                .onFailure(CommitBatch::isAboutThisWrite)
                .recoverWithItem(AtomicOutcome::of)
                .onFailure(ConstraintViolation.class)
                .transform(failure -> refusedByDatabase(rule, failure, outcomes))
                .invoke(outcomes::add)
                .replaceWithVoid();
    }

    /** After the refusal of a statement the transaction takes no more: the writes after this one stay undecided. */
    private static RolledBack refusedByDatabase(
            WriteRule<?, ?> rule, ConstraintViolation refusal, List<AtomicOutcome> outcomes) {
        Violation violation =
                new Violation(refusal.rule(), rule.argument(), refusal.rule().statement());
        return new RolledBack(outcomes, Optional.of(violation));
    }
}
