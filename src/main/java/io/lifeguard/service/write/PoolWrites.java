package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.rules.write.ChatPoolRemovalRules;
import io.lifeguard.rules.write.ChatPoolRules;
import io.lifeguard.rules.write.FrontEndPoolRules;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to front-end pools and chat pools. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class PoolWrites {
    private final SerialWrites writes;
    private final WriteFactReads facts;

    PoolWrites(SerialWrites writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteOutcome<FrontEndPool>> put(FrontEndPoolRules.FrontEndPoolDraft draft, boolean dryRun) {
        return frontEndPool(
                draft.fqdn(),
                "frontEndPool",
                around -> FrontEndPoolRules.put(draft, around).withPaths(field -> "frontEndPool." + field),
                dryRun);
    }

    public Uni<WriteOutcome<FrontEndPool>> deleteFrontEndPool(String fqdn, boolean dryRun) {
        return frontEndPool(fqdn, "fqdn", around -> FrontEndPoolRules.delete(fqdn, around), dryRun);
    }

    public Uni<WriteOutcome<ChatPool>> put(ChatPoolRules.ChatPoolDraft draft, boolean dryRun) {
        return chatPool(
                draft.fqdn(),
                "chatPool",
                around -> ChatPoolRules.put(draft, around).withPaths(field -> "chatPool." + field),
                dryRun);
    }

    public Uni<WriteOutcome<ChatPool>> deleteChatPool(String fqdn, boolean dryRun) {
        return chatPool(fqdn, "fqdn", around -> ChatPoolRemovalRules.delete(fqdn, around), dryRun);
    }

    private Uni<WriteOutcome<FrontEndPool>> frontEndPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofFrontEndPool(statements, fqdn)
                .map(s -> s.map(around -> WriteResult.of(
                        rule.apply(around),
                        Subject.FRONT_END_POOL,
                        around.topology().frontEndPool(fqdn)))));
    }

    private Uni<WriteOutcome<ChatPool>> chatPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofChatPool(statements, fqdn)
                .map(s -> s.map(around -> WriteResult.of(
                        rule.apply(around), Subject.CHAT_POOL, around.topology().chatPool(fqdn)))));
    }
}
