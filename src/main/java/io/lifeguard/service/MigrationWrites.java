package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Migration;
import io.lifeguard.rules.DecommissionRules;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.MigrationRules;
import io.lifeguard.rules.MigrationRules.Facts;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** The steps of migrations. */
@ApplicationScoped
public class MigrationWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    MigrationWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome<Migration>> plan(String source, String target, boolean dryRun) {
        return step(source, Optional.of(target), false, known -> MigrationRules.plan(source, target, known), dryRun);
    }

    /** @param repoint legacy clients that point at the source point at the target from now on */
    public Uni<Outcome<Migration>> complete(String source, boolean repoint, boolean dryRun) {
        return step(
                source, Optional.empty(), repoint, known -> MigrationRules.complete(source, repoint, known), dryRun);
    }

    /** Gives up a plan, or takes a complete migration back. */
    public Uni<Outcome<Migration>> cancel(String source, boolean dryRun) {
        return step(source, Optional.empty(), false, known -> MigrationRules.cancel(source, known.around()), dryRun);
    }

    public Uni<Outcome<ChatPool>> decommission(String fqdn, boolean dryRun) {
        return writes.write(dryRun, "fqdn", client -> facts.ofChatPool(client, fqdn)
                .map(s -> s.map(around -> Judged.of(
                        DecommissionRules.decommission(fqdn, around),
                        Subject.CHAT_POOL,
                        around.topology().chatPool(fqdn)))));
    }

    private Uni<Outcome<Migration>> step(
            String source, Optional<String> target, boolean pointing, Function<Facts, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, "source", client -> facts.ofMigration(client, source, target, pointing)
                .map(s -> s.map(known -> Judged.of(
                        rule.apply(known),
                        Subject.MIGRATION,
                        known.around().topology().migration(source)))));
    }
}
