package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPolicy;
import io.lifeguard.model.Echo;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.PolicyScope;
import io.lifeguard.model.Topology;
import io.lifeguard.model.UserGroup;
import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/** What may be done to a chat policy. */
public final class PolicyRules {
    private PolicyRules() {}

    /** A policy as somebody wants it; nothing of it is checked yet. */
    public record Draft(String identity, boolean enablePersistentChat, Optional<String> description) {}

    /** Creates the policy or replaces its switch and description. */
    public static Judgement put(Draft draft, Surroundings around) {
        Topology topology = around.topology();
        Optional<PolicyIdentity> identity = PolicyIdentity.parse(draft.identity());
        Violations found = new Violations();
        checkIdentity(draft.identity(), identity, topology, found);
        found.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        Optional<ChatPolicy> stored = topology.policy(identity.orElseThrow());
        ChatPolicy after = new ChatPolicy(
                stored.map(ChatPolicy::identity).orElse(identity.orElseThrow()),
                draft.enablePersistentChat(),
                draft.description());
        if (stored.equals(Optional.of(after))) {
            return Judgement.nothingChanges();
        }
        return Judgement.accepted(
                List.of(new Change<>(Subject.POLICY, stored, Optional.of(after))),
                List.of(Drift.warning(topology, topology.with(after), around.configurations())));
    }

    /** Removes a policy that nobody is granted. The global one is reset instead: disabled, without a description. */
    public static Judgement delete(String text, Surroundings around) {
        Topology topology = around.topology();
        Optional<ChatPolicy> stored = PolicyIdentity.parse(text).flatMap(topology::policy);
        if (stored.isEmpty()) {
            return Judgement.refused(Rule.REFERENCE_EXISTS, "identity", Missing.policy(text));
        }
        ChatPolicy policy = stored.get();
        if (policy.scope() == PolicyScope.GLOBAL) {
            return put(new Draft(policy.identity().written(), false, Optional.empty()), around);
        }
        int granted = around.users().stream()
                .filter(g -> g.placement().grantedPolicy().equals(Optional.of(policy.key())))
                .mapToInt(UserGroup::count)
                .sum();
        if (granted > 0) {
            return Judgement.refused(
                    Rule.NOT_IN_USE,
                    "identity",
                    "%s is granted to %s.".formatted(policy.identity(), Named.count(granted, "user")));
        }
        return Judgement.accepted(
                List.of(Change.deleted(Subject.POLICY, policy)),
                List.of(Drift.warning(topology, topology.without(policy), around.configurations())));
    }

    private static void checkIdentity(
            String text, Optional<PolicyIdentity> identity, Topology topology, Violations found) {
        if (identity.isEmpty() || identity.get().name().isEmpty()) {
            found.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    "identity",
                    Echo.of(text) + " is not an identity; expected Global, Site:<site> or Tag:<name>.");
            return;
        }
        Optional<String> problem = ValueForm.POLICY_IDENTITY.problemWith(text);
        if (problem.isPresent()) {
            found.add(Rule.VALUE_IS_VALID, "identity", problem.get() + ".");
        } else if (identity.get().scope() == PolicyScope.SITE
                && !topology.hasSite(identity.get().name())) {
            found.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    "identity",
                    "No front-end pool is in a site " + Echo.of(identity.get().name()) + ".");
        }
    }
}
