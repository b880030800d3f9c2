package io.lifeguard.rules.migration;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.eligibility.ReasonMessages;
import io.lifeguard.rules.write.ChatPoolRules;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.ViolationCollector;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules for the steps of a migration: planned, then complete; cancelled only before the source is decommissioned.
 */
public final class MigrationRules {
    private MigrationRules() {}

    /**
     * The stored data that the rules for a step need.
     *
     * @param context with the configurations for the source
     * @param pointing the configurations to re-point from the source to the target
     * @param collisions what the import does to names
     */
    public record MigrationFacts(WriteContext context, List<ClientConfiguration> pointing, NameCollisions collisions) {}

    /** Plans to move a legacy pool in service into a Lync 2013 pool in service. */
    public static WriteDecision plan(String source, String target, MigrationFacts facts) {
        Topology topology = facts.context().topology();
        Optional<ChatPool> from = topology.chatPool(source);
        Optional<ChatPool> into = topology.chatPool(target);
        ViolationCollector violations = new ViolationCollector();
        from.ifPresentOrElse(
                pool -> checkSource(pool, topology, violations),
                () -> violations.add(Rule.REFERENCE_EXISTS, "source", NotFoundMessages.chatPool(source)));
        into.ifPresentOrElse(
                pool -> checkTarget(pool, violations),
                () -> violations.add(Rule.REFERENCE_EXISTS, "target", NotFoundMessages.chatPool(target)));
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
        }
        Migration planned =
                new Migration(from.orElseThrow().fqdn(), into.orElseThrow().fqdn(), false);
        return WriteDecision.accepted(
                List.of(Change.created(Subject.MIGRATION, planned)),
                facts.collisions().warnings(planned));
    }

    /**
     * Completes a migration after its content is in the target: the source is no longer in service.
     *
     * @param repoint whether the legacy clients of the source are configured for the target; otherwise a warning counts
     *     them
     */
    public static WriteDecision complete(String source, boolean repoint, MigrationFacts facts) {
        Topology topology = facts.context().topology();
        Optional<Migration> planned = topology.migration(source);
        if (planned.isEmpty()) {
            return noMigration(source, topology);
        }
        Migration migration = planned.get();
        ChatPool from = topology.chatPool(source).orElseThrow();
        if (migration.complete()) {
            return WriteDecision.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "The migration of %s into %s is already complete.".formatted(from.fqdn(), migration.target()));
        }
        List<Change<?>> changes = new ArrayList<>();
        changes.add(Change.updated(Subject.CHAT_POOL, from, from.withState(PoolState.MIGRATED)));
        changes.add(Change.updated(Subject.MIGRATION, migration, migration.completed()));
        List<Warning> warnings = new ArrayList<>(facts.collisions().warnings(migration));
        if (repoint) {
            changes.addAll(SourceConfigurations.repointed(facts.pointing(), migration.target()));
            warnings.addAll(SourceConfigurations.advisories(migration, facts.context()));
        } else {
            warnings.add(SourceConfigurations.leftBehind(from, facts.context()));
        }
        return WriteDecision.accepted(changes, warnings);
    }

    /** Cancels a migration; the source of a complete one is in service again. */
    public static WriteDecision cancel(String source, WriteContext context) {
        Topology topology = context.topology();
        Optional<Migration> stored = topology.migration(source);
        if (stored.isEmpty()) {
            return noMigration(source, topology);
        }
        ChatPool from = topology.chatPool(source).orElseThrow();
        if (from.state() == PoolState.DECOMMISSIONED) {
            return WriteDecision.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    from.fqdn() + " is decommissioned; its migration cannot be cancelled.");
        }
        List<Change<?>> changes = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (stored.get().complete()) {
            ChatPool back = from.withState(PoolState.IN_SERVICE);
            changes.add(Change.updated(Subject.CHAT_POOL, from, back));
            warnings.addAll(ChatPoolRules.sideBySide(topology, topology.with(back)));
        }
        changes.add(Change.deleted(Subject.MIGRATION, stored.get()));
        return WriteDecision.accepted(changes, warnings);
    }

    private static WriteDecision noMigration(String source, Topology topology) {
        Optional<ChatPool> pool = topology.chatPool(source);
        return pool.isEmpty()
                ? WriteDecision.refused(Rule.REFERENCE_EXISTS, "source", NotFoundMessages.chatPool(source))
                : WriteDecision.refused(
                        Rule.MIGRATION_STEP_FOLLOWS,
                        "source",
                        "%s is %s and has no migration; %s."
                                .formatted(
                                        pool.get().fqdn(),
                                        ReasonMessages.stateOf(pool.get().state()),
                                        pool.get().release().isLegacy()
                                                ? "plan one first"
                                                : "only a legacy chat pool is migrated"));
    }

    private static void checkSource(ChatPool pool, Topology topology, ViolationCollector violations) {
        if (!pool.release().isLegacy()) {
            violations.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "%s is %s; the source of a migration must be a legacy chat pool."
                            .formatted(pool.fqdn(), pool.release().title()));
        } else if (topology.migration(pool.fqdn()).isPresent()) {
            Migration migration = topology.migration(pool.fqdn()).get();
            violations.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "%s already has a migration into %s, which is %s."
                            .formatted(pool.fqdn(), migration.target(), migration.complete() ? "complete" : "planned"));
        }
    }

    private static void checkTarget(ChatPool pool, ViolationCollector violations) {
        if (pool.release() != Release.LYNC_2013) {
            violations.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "target",
                    "%s is %s; the target of a migration must be a Lync 2013 chat pool."
                            .formatted(pool.fqdn(), pool.release().title()));
        } else if (!pool.isInService()) {
            violations.add(Rule.MIGRATION_STEP_FOLLOWS, "target", ReasonMessages.notInService(pool));
        }
    }
}
