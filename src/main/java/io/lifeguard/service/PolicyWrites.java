package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPolicy;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.PolicyRules;
import io.lifeguard.rules.Surroundings;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to chat policies. */
@ApplicationScoped
public class PolicyWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    PolicyWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome<ChatPolicy>> put(PolicyRules.Draft draft, boolean dryRun) {
        return policy(
                draft.identity(),
                "policy",
                around -> PolicyRules.put(draft, around).withPaths(field -> "policy." + field),
                dryRun);
    }

    /** Resets the global policy, deletes another. */
    public Uni<Outcome<ChatPolicy>> delete(String identity, boolean dryRun) {
        return policy(identity, "identity", around -> PolicyRules.delete(identity, around), dryRun);
    }

    private Uni<Outcome<ChatPolicy>> policy(
            String identity, String argument, Function<Surroundings, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofPolicy(statements, identity)
                .map(s -> s.map(around -> Judged.of(
                        rule.apply(around),
                        Subject.POLICY,
                        PolicyIdentity.parse(identity).flatMap(around.topology()::policy)))));
    }
}
