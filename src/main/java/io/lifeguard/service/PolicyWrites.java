package io.lifeguard.service;

import io.lifeguard.rules.PolicyRules;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes to chat policies. */
@ApplicationScoped
public class PolicyWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    PolicyWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome> put(PolicyRules.Draft draft, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofPolicy(client, draft.identity())
                .map(s -> s.map(around -> PolicyRules.put(draft, around).withPaths(field -> "policy." + field))));
    }

    /** Resets the global policy, deletes another. */
    public Uni<Outcome> delete(String identity, boolean dryRun) {
        return writes.write(dryRun, client -> facts.ofPolicy(client, identity)
                .map(s -> s.map(around -> PolicyRules.delete(identity, around))));
    }
}
