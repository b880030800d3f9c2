package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.EligibilityFacts;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an administrator wants to know before the source of a migration goes. */
public final class MigrationFindings {
    private MigrationFindings() {}

    /**
     * How many users who are placed alike have a client configured for a chat pool, each counted once.
     *
     * @param pool key of the chat pool
     */
    public record PoolUsers(Placement placement, String pool, int count) {}

    /**
     * What the import overwrites, which legacy clients still point at the source, and who loses chat when it goes; in
     * the order of the catalogue. Of a complete migration the import is done; of a decommissioned pool nothing is left.
     */
    public static List<Finding> of(
            Migration migration, WriteContext context, List<PoolUsers> users, NameCollisions collisions) {
        Topology topology = context.topology();
        List<Finding> found = new ArrayList<>(losers(migration, topology, users));
        if (!migration.complete()) {
            found.addAll(collisions(migration, collisions));
        }
        pointing(migration, context, found);
        return found;
    }

    /** What keeps the source from being decommissioned now; nothing once it is. */
    public static List<Finding> blockers(Migration migration, WriteContext context) {
        ChatPool source = context.topology().chatPool(migration.source()).orElseThrow();
        return source.state() == PoolState.DECOMMISSIONED
                ? List.of()
                : DecommissionRules.blockers(source, context).stream()
                        .map(b -> new Finding(
                                b.rule(),
                                b.count(),
                                b.reason(),
                                b.rule() == Rule.NOT_IN_USE
                                        ? new FindingSubjects.ConfigurationSubjects(groups(migration, context))
                                        : new FindingSubjects.SubjectIds(List.of(source.fqdn()))))
                        .toList();
    }

    /** A finding for each kind; where nothing of the source is recorded, one that says so and counts nothing. */
    static List<Finding> collisions(Migration migration, NameCollisions collisions) {
        if (!collisions.recorded()) {
            return List.of(new Finding(
                    Rule.NAME_COLLIDES_ON_MIGRATION,
                    0,
                    "No categories, rooms or add-ins of %s are recorded; name collisions cannot be detected."
                            .formatted(migration.source()),
                    new FindingSubjects.SubjectIds(List.of())));
        }
        return collisions.byKind().entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> new Finding(
                        Rule.NAME_COLLIDES_ON_MIGRATION,
                        kind.getValue(),
                        NameCollisions.reason(kind.getKey(), kind.getValue(), migration),
                        new FindingSubjects.CollidingNames(migration, kind.getKey())))
                .toList();
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

    /** Users who reach the source today, or did until it was migrated, by the rules that keep them from the target. */
    private static List<Finding> losers(Migration migration, Topology topology, List<PoolUsers> users) {
        ChatPool source = topology.chatPool(migration.source()).orElseThrow();
        ChatPool target = topology.chatPool(migration.target()).orElseThrow();
        Map<Rule, List<PoolUsers>> byRule = new EnumMap<>(Rule.class);
        users.stream()
                .filter(u -> u.pool().equals(migration.key()) && reached(source, topology, u.placement()))
                .forEach(u -> Eligibility.decide(new EligibilityFacts(
                                topology.status(u.placement(), ConfigurationState.FOR_NO_POOL),
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
                        topology.status(placement, ConfigurationState.FOR_THIS_POOL),
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
