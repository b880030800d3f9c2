package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.rules.write.PolicyRules;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Writes to chat policies. */
@ApplicationScoped
public class PolicyWrites {
    private final WriteFactReads facts;

    PolicyWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    public WriteRule<?, ChatPolicy> put(PolicyRules.PolicyDraft draft) {
        return policy(draft.identity(), "policy", around -> PolicyRules.put(draft, around)
                .withPaths(field -> "policy." + field));
    }

    /**
     * Resets the global policy, deletes another.
     *
     * @param force whether to delete also a policy that users are granted, together with its grants
     */
    public WriteRule<?, ChatPolicy> delete(String identity, boolean force) {
        return policy(identity, "identity", around -> PolicyRules.delete(identity, force, around));
    }

    private WriteRule<?, ChatPolicy> policy(
            String identity, String argument, Function<WriteContext, WriteDecision> decide) {
        return new WriteRule<WriteContext, ChatPolicy>(
                argument,
                statements -> facts.ofPolicy(statements, identity),
                decide,
                (context, decision) -> decision.resulting(
                        Subject.POLICY, PolicyIdentity.parse(identity).flatMap(context.topology()::policy)));
    }
}
