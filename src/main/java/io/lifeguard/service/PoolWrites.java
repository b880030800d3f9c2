package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.FrontEndPool;
import io.lifeguard.rules.ChatPoolRemovalRules;
import io.lifeguard.rules.ChatPoolRules;
import io.lifeguard.rules.FrontEndPoolRules;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Surroundings;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to front-end pools and chat pools. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class PoolWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    PoolWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome<FrontEndPool>> put(FrontEndPoolRules.Draft draft, boolean dryRun) {
        return frontEndPool(
                draft.fqdn(),
                "frontEndPool",
                around -> FrontEndPoolRules.put(draft, around).withPaths(field -> "frontEndPool." + field),
                dryRun);
    }

    public Uni<Outcome<FrontEndPool>> deleteFrontEndPool(String fqdn, boolean dryRun) {
        return frontEndPool(fqdn, "fqdn", around -> FrontEndPoolRules.delete(fqdn, around), dryRun);
    }

    public Uni<Outcome<ChatPool>> put(ChatPoolRules.Draft draft, boolean dryRun) {
        return chatPool(
                draft.fqdn(),
                "chatPool",
                around -> ChatPoolRules.put(draft, around).withPaths(field -> "chatPool." + field),
                dryRun);
    }

    public Uni<Outcome<ChatPool>> deleteChatPool(String fqdn, boolean dryRun) {
        return chatPool(fqdn, "fqdn", around -> ChatPoolRemovalRules.delete(fqdn, around), dryRun);
    }

    private Uni<Outcome<FrontEndPool>> frontEndPool(
            String fqdn, String argument, Function<Surroundings, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofFrontEndPool(statements, fqdn)
                .map(s -> s.map(around -> Judged.of(
                        rule.apply(around),
                        Subject.FRONT_END_POOL,
                        around.topology().frontEndPool(fqdn)))));
    }

    private Uni<Outcome<ChatPool>> chatPool(
            String fqdn, String argument, Function<Surroundings, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofChatPool(statements, fqdn)
                .map(s -> s.map(around -> Judged.of(
                        rule.apply(around), Subject.CHAT_POOL, around.topology().chatPool(fqdn)))));
    }
}
