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
    private final WriteService writes;
    private final WriteFactReads facts;

    PolicyWrites(WriteService writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteResult<ChatPolicy>> put(PolicyRules.PolicyDraft draft, boolean dryRun) {
        return policy(
                draft.identity(),
                "policy",
                around -> PolicyRules.put(draft, around).withPaths(field -> "policy." + field),
                dryRun);
    }

    /**
     * Resets the global policy, deletes another.
     *
     * @param force whether to delete also a policy that users are granted, together with its grants
     */
    public Uni<WriteResult<ChatPolicy>> delete(String identity, boolean force, boolean dryRun) {
        return policy(identity, "identity", around -> PolicyRules.delete(identity, force, around), dryRun);
    }

    private Uni<WriteResult<ChatPolicy>> policy(
            String identity, String argument, Function<WriteContext, WriteDecision> decide, boolean dryRun) {
        WriteRule<WriteContext, ChatPolicy> rule = new WriteRule<>(
                argument,
                statements -> facts.ofPolicy(statements, identity),
                decide,
                (context, decision) -> decision.resulting(
                        Subject.POLICY, PolicyIdentity.parse(identity).flatMap(context.topology()::policy)));
        return writes.write(rule, dryRun);
    }
}
