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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Writes to migrations: their steps, and the end of a chat pool. */
@ApplicationScoped
public class MigrationWrites {
    private final WriteService writes;
    private final WriteFactReads facts;

    MigrationWrites(WriteService writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteResult<Migration>> plan(String source, String target, boolean dryRun) {
        return step(source, Optional.of(target), false, facts -> MigrationRules.plan(source, target, facts), dryRun);
    }

    /** @param repoint whether legacy clients that are configured for the source are configured for the target instead */
    public Uni<WriteResult<Migration>> complete(String source, boolean repoint, boolean dryRun) {
        return step(
                source, Optional.empty(), repoint, facts -> MigrationRules.complete(source, repoint, facts), dryRun);
    }

    /** Cancels a planned migration, or reverts a complete one. */
    public Uni<WriteResult<Migration>> cancel(String source, boolean dryRun) {
        return step(source, Optional.empty(), false, facts -> MigrationRules.cancel(source, facts.context()), dryRun);
    }

    public Uni<WriteResult<ChatPool>> decommission(String fqdn, boolean dryRun) {
        WriteRule<WriteContext, ChatPool> rule = new WriteRule<>(
                "fqdn",
                statements -> facts.ofChatPool(statements, fqdn),
                context -> DecommissionRules.decommission(fqdn, context),
                (context, decision) ->
                        decision.resulting(Subject.CHAT_POOL, context.topology().chatPool(fqdn)));
        return writes.write(rule, dryRun);
    }

    private Uni<WriteResult<Migration>> step(
            String source,
            Optional<String> target,
            boolean repoint,
            Function<MigrationFacts, WriteDecision> decide,
            boolean dryRun) {
        WriteRule<MigrationFacts, Migration> rule = new WriteRule<>(
                "source",
                statements -> facts.ofMigration(statements, source, target, repoint),
                decide,
                (known, decision) -> decision.resulting(
                        Subject.MIGRATION, known.context().topology().migration(source)));
        return writes.write(rule, dryRun);
    }
}
