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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to front-end pools and chat pools. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class PoolWrites {
    private final WriteFactReads facts;

    PoolWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    public WriteRule<?, FrontEndPool> put(FrontEndPoolRules.FrontEndPoolDraft draft) {
        return frontEndPool(draft.fqdn(), "frontEndPool", around -> FrontEndPoolRules.put(draft, around)
                .withPaths(field -> "frontEndPool." + field));
    }

    public WriteRule<?, FrontEndPool> deleteFrontEndPool(String fqdn) {
        return frontEndPool(fqdn, "fqdn", around -> FrontEndPoolRules.delete(fqdn, around));
    }

    public WriteRule<?, ChatPool> put(ChatPoolRules.ChatPoolDraft draft) {
        return chatPool(draft.fqdn(), "chatPool", around -> ChatPoolRules.put(draft, around)
                .withPaths(field -> "chatPool." + field));
    }

    public WriteRule<?, ChatPool> deleteChatPool(String fqdn) {
        return chatPool(fqdn, "fqdn", around -> ChatPoolRemovalRules.delete(fqdn, around));
    }

    private WriteRule<?, FrontEndPool> frontEndPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> decide) {
        return new WriteRule<WriteContext, FrontEndPool>(
                argument,
                statements -> facts.ofFrontEndPool(statements, fqdn),
                decide,
                (context, decision) -> decision.resulting(
                        Subject.FRONT_END_POOL, context.topology().frontEndPool(fqdn)));
    }

    private WriteRule<?, ChatPool> chatPool(
            String fqdn, String argument, Function<WriteContext, WriteDecision> decide) {
        return new WriteRule<WriteContext, ChatPool>(
                argument,
                statements -> facts.ofChatPool(statements, fqdn),
                decide,
                (context, decision) ->
                        decision.resulting(Subject.CHAT_POOL, context.topology().chatPool(fqdn)));
    }
}
