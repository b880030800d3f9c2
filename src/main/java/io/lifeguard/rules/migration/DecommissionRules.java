package io.lifeguard.rules.migration;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for decommissioning a chat pool. */
public final class DecommissionRules {
    private DecommissionRules() {}

    /** Takes a chat pool out of service permanently and releases its home. The pool stays stored. */
    public static WriteDecision decommission(String fqdn, WriteContext context) {
        Optional<ChatPool> stored = context.topology().chatPool(fqdn);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "fqdn", NotFoundMessages.chatPool(fqdn));
        }
        ChatPool pool = stored.get();
        if (pool.state() == PoolState.DECOMMISSIONED) {
            return WriteDecision.refused(
                    Rule.MIGRATION_STEP_FOLLOWS, "fqdn", pool.fqdn() + " is already decommissioned.");
        }
        List<Finding> blockers = blockers(pool, context);
        return blockers.isEmpty()
                ? WriteDecision.accepted(
                        List.of(Change.updated(Subject.CHAT_POOL, pool, pool.withState(PoolState.DECOMMISSIONED))),
                        List.of())
                : WriteDecision.refused(blockers.stream()
                        .map(b -> new Violation(b.rule(), "fqdn", b.reason()))
                        .toList());
    }

    /** The reasons why a chat pool cannot be decommissioned now. */
    static List<Finding> blockers(ChatPool pool, WriteContext context) {
        Topology topology = context.topology();
        List<Finding> blockers = new ArrayList<>();
        Optional<Migration> migration = topology.migration(pool.fqdn());
        if (pool.release().isLegacy() && migration.filter(Migration::complete).isEmpty()) {
            String reason = migration
                    .map(m -> "The migration of %s into %s is not complete.".formatted(m.source(), m.target()))
                    .orElse(pool.fqdn() + " has no migration; a legacy chat pool is migrated first.");
            blockers.add(new Finding(Rule.DECOMMISSION_AFTER_MIGRATION, 1, reason, subject(pool)));
        }
        configurations(pool, context).ifPresent(blockers::add);
        if (!pool.release().isLegacy()) {
            migrationsInto(pool, topology).ifPresent(blockers::add);
            content(pool, context).ifPresent(blockers::add);
        }
        return blockers;
    }

    private static Optional<Finding> configurations(ChatPool pool, WriteContext context) {
        List<ConfigurationGroup> groups = context.configurations().stream()
                .filter(g -> g.pool().equals(pool.key()))
                .toList();
        int count = groups.stream().mapToInt(ConfigurationGroup::count).sum();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Rule.NOT_IN_USE,
                        count,
                        "%s %s at %s."
                                .formatted(
                                        Plurals.count(count, "client configuration"),
                                        count == 1 ? "points" : "point",
                                        pool.fqdn()),
                        new FindingSubjects.ConfigurationSubjects(groups)));
    }

    /** Only for a Lync 2013 chat pool: the content of a migrated legacy pool is in the target of its migration. */
    private static Optional<Finding> content(ChatPool pool, WriteContext context) {
        return context.contentCounts().stream()
                .filter(counts -> counts.pool().equals(pool.key()))
                .filter(counts -> counts.total() > 0)
                .map(counts -> new Finding(
                        Rule.MIGRATION_STEP_FOLLOWS,
                        counts.total(),
                        "%s holds %s, %s and %s; only an empty Lync 2013 chat pool can be decommissioned."
                                .formatted(
                                        pool.fqdn(),
                                        Plurals.count(counts.categories(), "category"),
                                        Plurals.count(counts.rooms(), "room"),
                                        Plurals.count(counts.addIns(), "add-in")),
                        subject(pool)))
                .findFirst();
    }

    private static Optional<Finding> migrationsInto(ChatPool pool, Topology topology) {
        List<String> sources = topology.migrations().values().stream()
                .filter(m -> m.hasTarget(pool))
                .map(Migration::source)
                .toList();
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Rule.MIGRATION_STEP_FOLLOWS,
                        sources.size(),
                        "%s is the target of %s (%s)."
                                .formatted(
                                        pool.fqdn(), Plurals.count(sources.size(), "migration"), Plurals.ids(sources)),
                        subject(pool)));
    }

    private static FindingSubjects subject(ChatPool pool) {
        return new FindingSubjects.SubjectIds(List.of(pool.fqdn()));
    }
}
