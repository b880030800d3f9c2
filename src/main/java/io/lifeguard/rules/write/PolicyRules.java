package io.lifeguard.rules.write;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyGrants;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for writes to a chat policy. */
public final class PolicyRules {
    private PolicyRules() {}

    /** A policy as requested, before any check. */
    public record PolicyDraft(String identity, boolean enablePersistentChat, Optional<String> description) {}

    /** Creates the policy or replaces its switch and description. */
    public static WriteDecision put(PolicyDraft draft, WriteContext context) {
        Topology topology = context.topology();
        Optional<PolicyIdentity> identity = PolicyIdentity.parse(draft.identity());
        ViolationCollector violations = new ViolationCollector();
        checkIdentity(draft.identity(), identity, violations);
        violations.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
        }
        Optional<ChatPolicy> stored = topology.policy(identity.orElseThrow());
        ChatPolicy after = new ChatPolicy(
                stored.map(ChatPolicy::identity).orElse(identity.orElseThrow()),
                draft.enablePersistentChat(),
                draft.description());
        if (stored.equals(Optional.of(after))) {
            return WriteDecision.unchanged();
        }
        return WriteDecision.accepted(
                List.of(new Change<>(Subject.POLICY, stored, Optional.of(after))),
                List.of(
                        SitePolicies.warning(after, stored.isEmpty(), topology),
                        ConfigurationImpact.warning(topology, topology.with(after), context.configurations())));
    }

    /**
     * Deletes a policy. The global policy is reset instead: disabled, without a description.
     *
     * @param force whether to delete also a policy that users are granted, together with its grants
     */
    public static WriteDecision delete(String text, boolean force, WriteContext context) {
        Topology topology = context.topology();
        Optional<ChatPolicy> stored = PolicyIdentity.parse(text).flatMap(topology::policy);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "identity", NotFoundMessages.policy(text));
        }
        ChatPolicy policy = stored.get();
        if (policy.scope() == PolicyScope.GLOBAL) {
            return put(new PolicyDraft(policy.identity().written(), false, Optional.empty()), context);
        }
        int granted = context.users().stream()
                .filter(g -> g.placement().grantedPolicy().equals(Optional.of(policy.key())))
                .mapToInt(UserGroup::count)
                .sum();
        if (granted > 0 && !force) {
            return WriteDecision.refused(
                    Rule.NOT_IN_USE,
                    "identity",
                    "%s is granted to %s; a granted policy is deleted only with force."
                            .formatted(policy.identity(), Plurals.count(granted, "user")));
        }
        Topology without = topology.without(policy);
        List<Change<?>> changes = new ArrayList<>();
        if (granted > 0) {
            changes.add(Change.deleted(Subject.POLICY_GRANTS, new PolicyGrants(policy, granted)));
        }
        changes.add(Change.deleted(Subject.POLICY, policy));
        return WriteDecision.accepted(
                changes,
                List.of(
                        ConfigurationImpact.grantWarning(policy, granted),
                        ConfigurationImpact.warning(topology, without, context.configurations())));
    }

    private static void checkIdentity(String text, Optional<PolicyIdentity> identity, ViolationCollector violations) {
        if (identity.isEmpty() || identity.get().name().isEmpty()) {
            violations.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    "identity",
                    InputSanitizer.quote(text)
                            + " is not a policy identity; expected Global, Site:<site> or Tag:<name>.");
            return;
        }
        violations.check(ValueForm.POLICY_IDENTITY, "identity", text);
    }
}
