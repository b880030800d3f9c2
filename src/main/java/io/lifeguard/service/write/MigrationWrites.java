package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.migration.DecommissionRules;
import io.lifeguard.rules.migration.MigrationRules;
import io.lifeguard.rules.migration.MigrationRules.MigrationFacts;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** The steps of migrations. */
@ApplicationScoped
public class MigrationWrites {
    private final SerialWrites writes;
    private final WriteFactReads facts;

    MigrationWrites(SerialWrites writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteOutcome<Migration>> plan(String source, String target, boolean dryRun) {
        return step(source, Optional.of(target), false, known -> MigrationRules.plan(source, target, known), dryRun);
    }

    /** @param repoint legacy clients that point at the source point at the target from now on */
    public Uni<WriteOutcome<Migration>> complete(String source, boolean repoint, boolean dryRun) {
        return step(
                source, Optional.empty(), repoint, known -> MigrationRules.complete(source, repoint, known), dryRun);
    }

    /** Gives up a plan, or takes a complete migration back. */
    public Uni<WriteOutcome<Migration>> cancel(String source, boolean dryRun) {
        return step(source, Optional.empty(), false, known -> MigrationRules.cancel(source, known.context()), dryRun);
    }

    public Uni<WriteOutcome<ChatPool>> decommission(String fqdn, boolean dryRun) {
        return writes.write(dryRun, "fqdn", client -> facts.ofChatPool(client, fqdn)
                .map(s -> s.map(around -> WriteResult.of(
                        DecommissionRules.decommission(fqdn, around),
                        Subject.CHAT_POOL,
                        around.topology().chatPool(fqdn)))));
    }

    private Uni<WriteOutcome<Migration>> step(
            String source,
            Optional<String> target,
            boolean pointing,
            Function<MigrationFacts, WriteDecision> rule,
            boolean dryRun) {
        return writes.write(dryRun, "source", client -> facts.ofMigration(client, source, target, pointing)
                .map(s -> s.map(known -> WriteResult.of(
                        rule.apply(known),
                        Subject.MIGRATION,
                        known.context().topology().migration(source)))));
    }
}
