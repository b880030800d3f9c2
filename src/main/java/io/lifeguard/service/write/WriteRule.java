package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.ChangeWriter;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One write: how its facts are read, how the rules decide on them, and what results. It may be executed more than once.
 *
 * @param argument the argument of the request that holds the subject of the write or its id: the path of a violation that
 *     only a constraint of the database found
 * @param readFacts reads the facts with the statements that it is given
 * @param decide applies the rules to the facts
 * @param resulting the subject of the write after a decision; empty if the decision refuses the write or deletes the subject
 * @param <F> the facts
 * @param <T> the subject of the write
 */
public record WriteRule<F, T>(
        String argument,
        Function<SqlExecutor, Uni<VersionedFacts<F>>> readFacts,
        Function<F, WriteDecision> decide,
        BiFunction<F, WriteDecision, Optional<T>> resulting) {

    /** The same write in a deployment that sets rule modes. */
    WriteRule<F, T> under(RuleModes modes) {
        return new WriteRule<>(argument, readFacts, facts -> modes.applyTo(decide.apply(facts), argument), resulting);
    }

    /** The same write, which fails with {@link FailureCode#STALE} if the facts are older than the required revision. */
    WriteRule<F, T> notBefore(Optional<Revision> required) {
        return new WriteRule<>(
                argument,
                statements -> readFacts.apply(statements).invoke(facts -> {
                    if (required.isPresent() && !facts.revision().isAtLeast(required.get())) {
                        throw LifeguardException.stale(required.get(), facts.revision());
                    }
                }),
                decide,
                resulting);
    }

    /**
     * The same write on a condition.
     *
     * @param condition receives the subject of the write before it, empty if it is not recorded; throws
     *     {@link LifeguardException} unless the write may be decided
     */
    public WriteRule<F, T> provided(Consumer<Optional<T>> condition) {
        return new WriteRule<>(
                argument,
                readFacts,
                facts -> {
                    condition.accept(resulting.apply(facts, WriteDecision.unchanged()));
                    return decide.apply(facts);
                },
                resulting);
    }

    /** The same write, which changes nothing if its subject is as it should be before it. */
    public WriteRule<F, T> unlessAlready(Predicate<T> asItShouldBe) {
        return new WriteRule<>(
                argument,
                readFacts,
                facts -> resulting
                                .apply(facts, WriteDecision.unchanged())
                                .filter(asItShouldBe)
                                .isPresent()
                        ? WriteDecision.unchanged()
                        : decide.apply(facts),
                resulting);
    }

    /** The same write with another view of its subject. */
    public <R> WriteRule<F, R> showing(Function<T, R> view) {
        return new WriteRule<>(argument, readFacts, decide, (facts, decision) -> resulting
                .apply(facts, decision)
                .map(view));
    }

    /** Reads the facts and decides; stores nothing. */
    Uni<WriteResult<T>> dryRun(SqlExecutor statements) {
        return readFacts.apply(statements).map(this::decideOn);
    }

    /**
     * Reads the facts, decides, and writes the changes and their log entries.
     *
     * @param writer writes in a transaction that holds the write lock, so that the facts stay true until the commit
     * @param actor who makes the changes
     */
    Uni<WriteResult<T>> execute(ChangeWriter writer, String actor) {
        return readFacts.apply(writer.statements()).chain(facts -> {
            WriteResult<T> result = decideOn(facts);
            WriteDecision decision = result.decision();
            return decision.changes().isEmpty()
                    ? Uni.createFrom().item(decision.isAccepted() ? result.applied() : result)
                    : writer.apply(decision.changes(), facts.rows(), actor).map(result::appliedAs);
        });
    }

    private WriteResult<T> decideOn(VersionedFacts<F> facts) {
        WriteDecision decision = decide.apply(facts.value());
        return new WriteResult<>(decision, resulting.apply(facts.value(), decision), false, facts.revision());
    }
}
