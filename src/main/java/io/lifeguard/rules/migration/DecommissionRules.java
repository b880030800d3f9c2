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

/** When a chat pool may go for good. */
public final class DecommissionRules {
    private DecommissionRules() {}

    /**
     * Something that stands in the way.
     *
     * @param count how many things it is
     */
    record Blocker(Rule rule, String reason, int count) {}

    /** Takes a pool out of service for good and frees its home; it stays for the record. */
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
        List<Blocker> blockers = blockers(pool, context);
        return blockers.isEmpty()
                ? WriteDecision.accepted(
                        List.of(Change.updated(Subject.CHAT_POOL, pool, pool.withState(PoolState.DECOMMISSIONED))),
                        List.of())
                : WriteDecision.refused(blockers.stream()
                        .map(b -> new Violation(b.rule(), "fqdn", b.reason()))
                        .toList());
    }

    /** What keeps a pool that is not decommissioned from being so. */
    static List<Blocker> blockers(ChatPool pool, WriteContext context) {
        Topology topology = context.topology();
        List<Blocker> blockers = new ArrayList<>();
        if (pool.release().isLegacy()
                && topology.migration(pool.fqdn()).filter(Migration::complete).isEmpty()) {
            blockers.add(new Blocker(
                    Rule.DECOMMISSION_AFTER_MIGRATION,
                    topology.migration(pool.fqdn())
                            .map(m -> "The migration of %s into %s is not complete.".formatted(m.source(), m.target()))
                            .orElse(pool.fqdn() + " has no migration; a legacy chat pool is migrated first."),
                    1));
        }
        int configured = configured(pool, context);
        if (configured > 0) {
            blockers.add(new Blocker(
                    Rule.NOT_IN_USE,
                    "%s %s at %s."
                            .formatted(
                                    Plurals.count(configured, "client configuration"),
                                    configured == 1 ? "points" : "point",
                                    pool.fqdn()),
                    configured));
        }
        if (!pool.release().isLegacy()) {
            migrationsInto(pool, topology).ifPresent(blockers::add);
            held(pool, context).ifPresent(blockers::add);
        }
        return blockers;
    }

    /** What a legacy pool holds is in the target; what a Lync 2013 pool holds is nowhere else. */
    private static Optional<Blocker> held(ChatPool pool, WriteContext context) {
        return context.contentCounts().stream()
                .filter(h -> h.pool().equals(pool.key()))
                .filter(h -> h.total() > 0)
                .map(h -> new Blocker(
                        Rule.MIGRATION_STEP_FOLLOWS,
                        "%s holds %s, %s and %s; only an empty Lync 2013 chat pool can be decommissioned."
                                .formatted(
                                        pool.fqdn(),
                                        Plurals.count(h.categories(), "category"),
                                        Plurals.count(h.rooms(), "room"),
                                        Plurals.count(h.addIns(), "add-in")),
                        h.total()))
                .findFirst();
    }

    static int configured(ChatPool pool, WriteContext context) {
        return context.configurations().stream()
                .filter(g -> g.pool().equals(pool.key()))
                .mapToInt(ConfigurationGroup::count)
                .sum();
    }

    private static Optional<Blocker> migrationsInto(ChatPool pool, Topology topology) {
        List<String> into = topology.migrations().values().stream()
                .filter(m -> m.hasTarget(pool))
                .map(Migration::source)
                .toList();
        return into.isEmpty()
                ? Optional.empty()
                : Optional.of(new Blocker(
                        Rule.MIGRATION_STEP_FOLLOWS,
                        "%s is the target of %s (%s)."
                                .formatted(pool.fqdn(), Plurals.count(into.size(), "migration"), Plurals.ids(into)),
                        into.size()));
    }
}
