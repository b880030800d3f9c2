package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import io.lifeguard.rules.write.ChatPoolRules;
import io.lifeguard.rules.write.ConfigurationImpact;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.SitePolicies;
import io.lifeguard.rules.write.WriteContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the stored data that violates a rule today, whatever enforcement is configured. */
public final class Compliance {
    /** "Capacity planning for Persistent Chat Server". */
    static final int MAX_PROVISIONED_USERS = 150_000;

    private Compliance() {}

    /**
     * All findings, in the order of the catalogue.
     *
     * @param collisions those of every planned migration, by key of the source
     */
    public static List<Finding> of(WriteContext context, Map<String, NameCollisions> collisions) {
        Topology topology = context.topology();
        List<Finding> found = new ArrayList<>(configurations(context));
        if (ChatPoolRules.areSideBySide(topology)) {
            found.add(sideBySide(topology));
        }
        for (Migration migration : topology.migrations().values()) {
            if (!migration.complete()) {
                found.addAll(
                        ContentFindings.of(migration, collisions.getOrDefault(migration.key(), NameCollisions.NONE))
                                .stream()
                                .filter(f -> f.count() > 0)
                                .toList());
            }
        }
        policiesWithoutPool(topology, found);
        provisioned(topology, context.users(), found);
        found.sort(Comparator.comparing(Finding::rule));
        return List.copyOf(found);
    }

    /** Client configurations with an obstacle or an advisory. */
    private static List<Finding> configurations(WriteContext context) {
        Map<Rule, List<ConfigurationGroup>> byRule = new EnumMap<>(Rule.class);
        for (ConfigurationGroup group : context.configurations()) {
            Verdict verdict = ConfigurationImpact.verdict(context.topology(), group);
            List<Rule> rules = new ArrayList<>(verdict.obstacles());
            rules.addAll(verdict.advisories());
            if (!verdict.eligible()) {
                rules.add(Rule.CONFIGURATION_NO_LONGER_WORKS);
            }
            rules.forEach(
                    rule -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(group));
        }
        return byRule.entrySet().stream()
                .map(e -> {
                    int count = e.getValue().stream()
                            .mapToInt(ConfigurationGroup::count)
                            .sum();
                    return new Finding(
                            e.getKey(),
                            count,
                            reason(e.getKey(), count),
                            new FindingSubjects.ConfigurationSubjects(e.getValue()));
                })
                .toList();
    }

    private static String reason(Rule rule, int count) {
        String configurations = Plurals.count(count, "client configuration");
        if (rule == Rule.CONFIGURATION_NO_LONGER_WORKS) {
            return configurations + (count == 1 ? " does not work." : " do not work.");
        }
        return rule.kind() == RuleKind.ADVISORY
                ? configurations + ": " + rule.statement()
                : configurations + (count == 1 ? " violates" : " violate") + " the rule \"" + rule.title() + "\".";
    }

    private static Finding sideBySide(Topology topology) {
        List<String> pools = topology.chatPools().values().stream()
                .filter(ChatPool::isInService)
                .map(ChatPool::fqdn)
                .toList();
        return new Finding(
                Rule.THREE_RELEASES_SIDE_BY_SIDE,
                pools.size(),
                "Chat pools of all three releases are in service at once.",
                new FindingSubjects.SubjectIds(pools));
    }

    private static void policiesWithoutPool(Topology topology, List<Finding> found) {
        List<String> policies = SitePolicies.withoutPool(topology).stream()
                .map(policy -> policy.identity().written())
                .toList();
        if (!policies.isEmpty()) {
            found.add(new Finding(
                    Rule.SITE_HAS_NO_POOL,
                    policies.size(),
                    policies.size() == 1
                            ? "1 policy is for a site without a front-end pool and decides for no user."
                            : policies.size()
                                    + " policies are for sites without a front-end pool and decide for no user.",
                    new FindingSubjects.SubjectIds(policies)));
        }
    }

    private static void provisioned(Topology topology, List<UserGroup> users, List<Finding> found) {
        Map<String, Integer> byPolicy = new LinkedHashMap<>();
        for (UserGroup group : users) {
            EffectivePolicy policy = topology.effectivePolicy(group.placement());
            if (policy.enablePersistentChat()) {
                byPolicy.merge(policy.decidedBy().written(), group.count(), Integer::sum);
            }
        }
        int provisioned = byPolicy.values().stream().mapToInt(Integer::intValue).sum();
        if (provisioned > MAX_PROVISIONED_USERS) {
            found.add(new Finding(
                    Rule.PROVISIONED_USERS,
                    provisioned,
                    "%d users are enabled by policy; at most %d are supported."
                            .formatted(provisioned, MAX_PROVISIONED_USERS),
                    new FindingSubjects.SubjectIds(byPolicy.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(Map.Entry::getKey)
                            .toList())));
        }
    }
}
