package io.lifeguard.rules.write;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The impact of a change on the client configurations and users that depend on it. */
public final class ConfigurationImpact {
    private ConfigurationImpact() {}

    /** The warning about client configurations that stop working. */
    public static Warning warning(Topology before, Topology after, List<ConfigurationGroup> groups) {
        int stopped = groups.stream()
                .filter(g -> isUsable(before, g.placement(), g.client(), g.pool())
                        && !isUsable(after, g.placement(), g.client(), g.pool()))
                .mapToInt(ConfigurationGroup::count)
                .sum();
        return warning(stopped);
    }

    static Warning warning(int stopped) {
        return new Warning(
                Rule.CONFIGURATION_NO_LONGER_WORKS,
                Plurals.count(stopped, "client configuration") + (stopped == 1 ? " stops working." : " stop working."),
                stopped);
    }

    /** The warning about users whose granted policy is deleted. */
    static Warning grantWarning(ChatPolicy policy, int users) {
        return new Warning(
                Rule.USER_ENABLED_BY_POLICY,
                "%s no longer granted %s; the policy of the site or the global policy decides."
                        .formatted(Plurals.count(users, "user") + (users == 1 ? " is" : " are"), policy.identity()),
                users);
    }

    /** The warning about users whose effective policy changes to another one. */
    static Warning policyWarning(Topology before, Topology after, List<UserGroup> groups) {
        int changed = groups.stream()
                .filter(g -> !before.effectivePolicy(g.placement())
                        .decidedBy()
                        .key()
                        .equals(after.effectivePolicy(g.placement()).decidedBy().key()))
                .mapToInt(UserGroup::count)
                .sum();
        return new Warning(
                Rule.USER_ENABLED_BY_POLICY,
                "The effective policy of " + Plurals.count(changed, "user") + " changes.",
                changed);
    }

    /** The advisories about client configurations that work, one warning for each rule. */
    public static List<Warning> advisories(Topology topology, List<ConfigurationGroup> groups) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        groups.stream()
                .filter(g -> isUsable(topology, g.placement(), g.client(), g.pool()))
                .forEach(g ->
                        verdict(topology, g).advisories().forEach(rule -> counts.merge(rule, g.count(), Integer::sum)));
        return counts.entrySet().stream()
                .map(e -> new Warning(
                        e.getKey(),
                        Plurals.count(e.getValue(), "client configuration") + ": "
                                + e.getKey().statement(),
                        e.getValue()))
                .toList();
    }

    /** The verdict on the client configurations of a group. */
    public static Verdict verdict(Topology topology, ConfigurationGroup group) {
        ChatPool pool = Objects.requireNonNull(topology.chatPools().get(group.pool()), group.pool());
        return Eligibility.decide(new EligibilityFacts(
                topology.standing(group.placement(), ConfigurationState.FOR_THIS_POOL),
                group.client(),
                pool.release(),
                pool.state()));
    }

    /** Whether a client that is configured for a chat pool is eligible to use it. */
    public static boolean isUsable(Topology topology, Placement placement, Client client, String pool) {
        ChatPool chatPool = topology.chatPools().get(pool);
        return chatPool != null
                && Eligibility.decide(new EligibilityFacts(
                                topology.standing(placement, ConfigurationState.FOR_THIS_POOL),
                                client,
                                chatPool.release(),
                                chatPool.state()))
                        .eligible();
    }
}
