package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.ConfigurationGroup;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Migration;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a migration: planned, then complete, then decommissioned; taken back only before decommissioning. */
public final class MigrationRules {
    private MigrationRules() {}

    /**
     * What a step is judged against.
     *
     * @param around its configurations are those for the source
     * @param pointing the configurations for the source, where they are to be re-pointed; else empty
     * @param collisions names that both pools have
     */
    public record Facts(Surroundings around, List<ClientConfiguration> pointing, Collisions collisions) {}

    /** Plans to move a legacy pool in service into a Lync 2013 pool in service. */
    public static Judgement plan(String source, String target, Facts facts) {
        Topology topology = facts.around().topology();
        Optional<ChatPool> from = topology.chatPool(source);
        Optional<ChatPool> into = topology.chatPool(target);
        Violations found = new Violations();
        from.ifPresentOrElse(
                pool -> checkSource(pool, topology, found),
                () -> found.add(Rule.REFERENCE_EXISTS, "source", Missing.chatPool(source)));
        into.ifPresentOrElse(
                pool -> checkTarget(pool, found),
                () -> found.add(Rule.REFERENCE_EXISTS, "target", Missing.chatPool(target)));
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        Migration planned =
                new Migration(from.orElseThrow().fqdn(), into.orElseThrow().fqdn(), false);
        return Judgement.accepted(
                List.of(Change.created(Subject.MIGRATION, planned)), collisions(planned, facts.collisions()));
    }

    /**
     * Takes the source out of service: its content is in the target.
     *
     * @param repoint legacy clients that point at the source point at the target from now on; else they keep pointing
     *     at the source, which the answer tells
     */
    public static Judgement complete(String source, boolean repoint, Facts facts) {
        Topology topology = facts.around().topology();
        Optional<Migration> planned = topology.migration(source);
        if (planned.isEmpty()) {
            return noMigration(source, topology);
        }
        Migration migration = planned.get();
        ChatPool from = topology.chatPool(source).orElseThrow();
        if (migration.complete()) {
            return Judgement.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "The migration of %s into %s is complete already.".formatted(from.fqdn(), migration.target()));
        }
        List<Change<?>> changes = new ArrayList<>();
        changes.add(Change.updated(Subject.CHAT_POOL, from, from.in(PoolState.MIGRATED)));
        changes.add(Change.updated(Subject.MIGRATION, migration, migration.completed()));
        List<Warning> warnings = new ArrayList<>(collisions(migration, facts.collisions()));
        if (repoint) {
            changes.addAll(repointed(facts.pointing(), migration.target()));
            warnings.addAll(advisories(migration, facts.around()));
        } else {
            warnings.add(leftBehind(from, facts.around()));
        }
        return Judgement.accepted(changes, warnings);
    }

    /** Gives up a plan, or takes a complete migration back: the source is in service again. */
    public static Judgement cancel(String source, Surroundings around) {
        Topology topology = around.topology();
        Optional<Migration> stored = topology.migration(source);
        if (stored.isEmpty()) {
            return noMigration(source, topology);
        }
        ChatPool from = topology.chatPool(source).orElseThrow();
        if (from.state() == PoolState.DECOMMISSIONED) {
            return Judgement.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    from.fqdn() + " is decommissioned; there is no way back from there.");
        }
        List<Change<?>> changes = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (stored.get().complete()) {
            ChatPool back = from.in(PoolState.IN_SERVICE);
            changes.add(Change.updated(Subject.CHAT_POOL, from, back));
            warnings.addAll(ChatPoolRules.sideBySide(topology, topology.with(back)));
        }
        changes.add(Change.deleted(Subject.MIGRATION, stored.get()));
        return Judgement.accepted(changes, warnings);
    }

    private static Judgement noMigration(String source, Topology topology) {
        return Judgement.refused(
                Rule.REFERENCE_EXISTS,
                "source",
                topology.chatPool(source)
                        .map(pool -> "No migration of " + pool.fqdn() + " is planned.")
                        .orElseGet(() -> Missing.chatPool(source)));
    }

    private static void checkSource(ChatPool pool, Topology topology, Violations found) {
        if (!pool.release().isLegacy()) {
            found.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "%s is a pool of %s; a migration goes from a legacy pool."
                            .formatted(pool.fqdn(), pool.release().title()));
        } else if (topology.migration(pool.fqdn()).isPresent()) {
            Migration migration = topology.migration(pool.fqdn()).get();
            found.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "source",
                    "A migration of %s into %s is %s already; a pool has one."
                            .formatted(pool.fqdn(), migration.target(), migration.complete() ? "complete" : "planned"));
        }
    }

    private static void checkTarget(ChatPool pool, Violations found) {
        if (pool.release() != Release.LYNC_2013) {
            found.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "target",
                    "%s is a pool of %s; a migration goes into a pool of Lync 2013."
                            .formatted(pool.fqdn(), pool.release().title()));
        } else if (!pool.isInService()) {
            found.add(Rule.MIGRATION_STEP_FOLLOWS, "target", pool.fqdn() + " is not in service.");
        }
    }

    private static List<Warning> collisions(Migration migration, Collisions collisions) {
        return collisions.byKind().entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> new Warning(
                        Rule.NAME_COLLIDES_ON_MIGRATION,
                        Collisions.because(kind.getKey(), kind.getValue(), migration),
                        kind.getValue()))
                .toList();
    }

    private static List<Change<?>> repointed(List<ClientConfiguration> pointing, String target) {
        List<Change<?>> changes = new ArrayList<>();
        pointing.forEach(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        pointing.forEach(c -> changes.add(
                Change.created(Subject.CLIENT_CONFIGURATION, new ClientConfiguration(c.user(), c.client(), target))));
        return changes;
    }

    /** What is to be known about the clients that are re-pointed, as if each were configured by itself. */
    private static List<Warning> advisories(Migration migration, Surroundings around) {
        String target = Ids.key(migration.target());
        return Drift.advisories(
                around.topology(),
                pointing(migration.key(), around)
                        .map(g -> new ConfigurationGroup(g.placement(), g.client(), target, g.count()))
                        .toList());
    }

    private static Warning leftBehind(ChatPool from, Surroundings around) {
        Topology before = around.topology();
        Warning stopped = Drift.warning(
                before,
                before.with(from.in(PoolState.MIGRATED)),
                pointing(from.key(), around).toList());
        int all =
                pointing(from.key(), around).mapToInt(ConfigurationGroup::count).sum();
        return new Warning(
                stopped.rule(),
                "%s %s pointing at %s; %s"
                        .formatted(
                                Named.count(all, "client configuration"),
                                all == 1 ? "keeps" : "keep",
                                from.fqdn(),
                                stopped.because()),
                stopped.count());
    }

    private static Stream<ConfigurationGroup> pointing(String pool, Surroundings around) {
        return around.configurations().stream().filter(g -> g.pool().equals(pool));
    }
}
