package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.rules.write.PolicyRules;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to chat policies. */
@ApplicationScoped
public class PolicyWrites {
    private final SerialWrites writes;
    private final WriteFactReads facts;

    PolicyWrites(SerialWrites writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteOutcome<ChatPolicy>> put(PolicyRules.PolicyDraft draft, boolean dryRun) {
        return policy(
                draft.identity(),
                "policy",
                around -> PolicyRules.put(draft, around).withPaths(field -> "policy." + field),
                dryRun);
    }

    /** Resets the global policy, deletes another. */
    public Uni<WriteOutcome<ChatPolicy>> delete(String identity, boolean dryRun) {
        return policy(identity, "identity", around -> PolicyRules.delete(identity, around), dryRun);
    }

    private Uni<WriteOutcome<ChatPolicy>> policy(
            String identity, String argument, Function<WriteContext, WriteDecision> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofPolicy(statements, identity)
                .map(s -> s.map(around -> WriteResult.of(
                        rule.apply(around),
                        Subject.POLICY,
                        PolicyIdentity.parse(identity).flatMap(around.topology()::policy)))));
    }
}
