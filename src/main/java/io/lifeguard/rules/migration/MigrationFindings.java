package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The consequences of a migration that an administrator must know before decommissioning its source. */
public final class MigrationFindings {
    private MigrationFindings() {}

    /**
     * The number of users with the same placement that have a client configured for a chat pool, each counted once.
     *
     * @param pool key of the chat pool
     */
    public record PoolUsers(Placement placement, String pool, int count) {}

    /**
     * The users who lose chat when the source is decommissioned, what the import does to names, and the legacy clients
     * that still point at the source, in the order of the catalogue. A complete migration has no findings about names.
     */
    public static List<Finding> of(
            Migration migration, WriteContext context, List<PoolUsers> users, NameCollisions collisions) {
        Topology topology = context.topology();
        List<Finding> found = new ArrayList<>(losers(migration, topology, users));
        if (!migration.complete()) {
            found.addAll(ContentFindings.of(migration, collisions));
        }
        pointing(migration, context, found);
        return found;
    }

    /** The reasons why the source cannot be decommissioned now; empty if it is decommissioned. */
    public static List<Finding> blockers(Migration migration, WriteContext context) {
        ChatPool source = context.topology().chatPool(migration.source()).orElseThrow();
        return source.state() == PoolState.DECOMMISSIONED ? List.of() : DecommissionRules.blockers(source, context);
    }

    private static void pointing(Migration migration, WriteContext context, List<Finding> found) {
        List<ConfigurationGroup> groups = groups(migration, context);
        int count = groups.stream().mapToInt(ConfigurationGroup::count).sum();
        if (count > 0) {
            found.add(new Finding(
                    Rule.CONFIGURATION_NO_LONGER_WORKS,
                    count,
                    "%s still %s at %s; configure the clients for %s or delete the configurations."
                            .formatted(
                                    Plurals.count(count, "legacy client configuration"),
                                    count == 1 ? "points" : "point",
                                    migration.source(),
                                    migration.target()),
                    new FindingSubjects.ConfigurationSubjects(groups)));
        }
    }

    /**
     * Users who can use the source, or could until it was migrated, by the rules that prevent them from using the
     * target.
     */
    private static List<Finding> losers(Migration migration, Topology topology, List<PoolUsers> users) {
        ChatPool source = topology.chatPool(migration.source()).orElseThrow();
        ChatPool target = topology.chatPool(migration.target()).orElseThrow();
        Map<Rule, List<PoolUsers>> byRule = new EnumMap<>(Rule.class);
        users.stream()
                .filter(u -> u.pool().equals(migration.key()) && reached(source, topology, u.placement()))
                .forEach(u -> Eligibility.decide(new EligibilityFacts(
                                topology.standing(u.placement(), ConfigurationState.FOR_NO_POOL),
                                Client.LYNC_2013,
                                target.release(),
                                target.state()))
                        .obstacles()
                        .forEach(rule -> byRule.computeIfAbsent(rule, r -> new ArrayList<>())
                                .add(u)));
        return byRule.entrySet().stream()
                .map(e -> lost(e.getKey(), e.getValue(), migration))
                .toList();
    }

    private static boolean reached(ChatPool source, Topology topology, Placement placement) {
        return Eligibility.decide(new EligibilityFacts(
                        topology.standing(placement, ConfigurationState.FOR_THIS_POOL),
                        Client.GROUP_CHAT_2010,
                        source.release(),
                        PoolState.IN_SERVICE))
                .eligible();
    }

    private static Finding lost(Rule rule, List<PoolUsers> groups, Migration migration) {
        int count = groups.stream().mapToInt(PoolUsers::count).sum();
        String reason = rule == Rule.USER_HOMED_ON_LYNC_2013
                ? "not homed on Lync 2013"
                : rule == Rule.USER_ENABLED_BY_POLICY
                        ? "not enabled by policy"
                        : "blocked by the rule \"" + rule.title() + "\"";
        return new Finding(
                rule,
                count,
                "%s of %s %s %s and cannot use the Lync 2013 client on %s."
                        .formatted(
                                Plurals.count(count, "user"),
                                migration.source(),
                                count == 1 ? "is" : "are",
                                reason,
                                migration.target()),
                new FindingSubjects.PoolUserSubjects(
                        migration.key(),
                        groups.stream().map(PoolUsers::placement).toList()));
    }

    private static List<ConfigurationGroup> groups(Migration migration, WriteContext context) {
        return context.configurations().stream()
                .filter(g -> g.pool().equals(migration.key()))
                .toList();
    }
}
