package io.lifeguard.service;

import io.lifeguard.rules.ChatPoolRules;
import io.lifeguard.rules.FrontEndPoolRules;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes to front-end pools and chat pools. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class PoolWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    PoolWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome> put(FrontEndPoolRules.Draft draft, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofFrontEndPool(client, draft.fqdn())
                .map(s -> s.map(
                        around -> FrontEndPoolRules.put(draft, around).withPaths(field -> "frontEndPool." + field))));
    }

    public Uni<Outcome> deleteFrontEndPool(String fqdn, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofFrontEndPool(client, fqdn)
                .map(s -> s.map(around -> FrontEndPoolRules.delete(fqdn, around))));
    }

    public Uni<Outcome> put(ChatPoolRules.Draft draft, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofChatPool(client, draft.fqdn())
                .map(s -> s.map(around -> ChatPoolRules.put(draft, around).withPaths(field -> "chatPool." + field))));
    }

    public Uni<Outcome> deleteChatPool(String fqdn, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofChatPool(client, fqdn)
                .map(s -> s.map(around -> ChatPoolRules.delete(fqdn, around))));
    }
}
