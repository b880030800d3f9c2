package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.migration.DecommissionRules;
import io.lifeguard.rules.migration.MigrationRules;
import io.lifeguard.rules.migration.MigrationRules.MigrationFacts;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Writes to migrations: their steps, and the end of a chat pool. */
@ApplicationScoped
public class MigrationWrites {
    private final WriteFactReads facts;

    MigrationWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    public WriteRule<?, Migration> plan(String source, String target) {
        return step(source, Optional.of(target), false, facts -> MigrationRules.plan(source, target, facts));
    }

    /** @param repoint whether legacy clients that are configured for the source are configured for the target instead */
    public WriteRule<?, Migration> complete(String source, boolean repoint) {
        return step(source, Optional.empty(), repoint, facts -> MigrationRules.complete(source, repoint, facts));
    }

    /** Cancels a planned migration, or reverts a complete one. */
    public WriteRule<?, Migration> cancel(String source) {
        return step(source, Optional.empty(), false, facts -> MigrationRules.cancel(source, facts.context()));
    }

    public WriteRule<?, ChatPool> decommission(String fqdn) {
        return new WriteRule<WriteContext, ChatPool>(
                "fqdn",
                statements -> facts.ofChatPool(statements, fqdn),
                context -> DecommissionRules.decommission(fqdn, context),
                (context, decision) ->
                        decision.resulting(Subject.CHAT_POOL, context.topology().chatPool(fqdn)));
    }

    private WriteRule<?, Migration> step(
            String source, Optional<String> target, boolean repoint, Function<MigrationFacts, WriteDecision> decide) {
        return new WriteRule<MigrationFacts, Migration>(
                "source",
                statements -> facts.ofMigration(statements, source, target, repoint),
                decide,
                (known, decision) -> decision.resulting(
                        Subject.MIGRATION, known.context().topology().migration(source)));
    }
}
