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
    private final WriteService writes;
    private final WriteFactReads facts;

    PoolWrites(WriteService writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteResult<FrontEndPool>> put(FrontEndPoolRules.FrontEndPoolDraft draft, boolean dryRun) {
        return frontEndPool(
                draft.fqdn(),
                "frontEndPool",
                around -> FrontEndPoolRules.put(draft, around).withPaths(field -> "frontEndPool." + field),
                dryRun);
    }

    public Uni<WriteResult<FrontEndPool>> deleteFrontEndPool(String fqdn, boolean dryRun) {
        return frontEndPool(fqdn, "fqdn", around -> FrontEndPoolRules.delete(fqdn, around), dryRun);
    }

    public Uni<WriteResult<ChatPool>> put(ChatPoolRules.ChatPoolDraft draft, boolean dryRun) {
        return chatPool(
                draft.fqdn(),
                "chatPool",
                around -> ChatPoolRules.put(draft, around).withPaths(field -> "chatPool." + field),
                dryRun);
    }

    public Uni<WriteResult<ChatPool>> deleteChatPool(String fqdn, boolean dryRun) {
        return chatPool(fqdn, "fqdn", around -> ChatPoolRemovalRules.delete(fqdn, around), dryRun);
    }

    private Uni<WriteResult<FrontEndPool>> frontEndPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> decide, boolean dryRun) {
        WriteRule<WriteContext, FrontEndPool> rule = new WriteRule<>(
                argument,
                statements -> facts.ofFrontEndPool(statements, fqdn),
                decide,
                (context, decision) -> decision.resulting(
                        Subject.FRONT_END_POOL, context.topology().frontEndPool(fqdn)));
        return writes.write(rule, dryRun);
    }

    private Uni<WriteResult<ChatPool>> chatPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> decide, boolean dryRun) {
        WriteRule<WriteContext, ChatPool> rule = new WriteRule<>(
                argument,
                statements -> facts.ofChatPool(statements, fqdn),
                decide,
                (context, decision) ->
                        decision.resulting(Subject.CHAT_POOL, context.topology().chatPool(fqdn)));
        return writes.write(rule, dryRun);
    }
}
