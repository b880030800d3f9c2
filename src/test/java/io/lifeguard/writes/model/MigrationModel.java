package io.lifeguard.writes.model;

import io.lifeguard.writes.client.MigrationStep.CancelMigration;
import io.lifeguard.writes.client.MigrationStep.CompleteMigration;
import io.lifeguard.writes.client.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.model.ModelState.Chat;
import io.lifeguard.writes.model.ModelState.Configuration;
import io.lifeguard.writes.model.ModelState.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** The rules of the steps of a migration. */
@NullUnmarked // maps that the test itself has filled
final class MigrationModel {
    private final ModelState before;
    private final ModelState after;
    private final ExpectedDecision decision;

    /** @param after what is there before, to be changed */
    MigrationModel(ModelState before, ModelState after, ExpectedDecision decision) {
        this.before = before;
        this.after = after;
        this.decision = decision;
    }

    /** From a legacy pool into a Lync 2013 pool in service, one per source. */
    void plan(PlanMigration plan) {
        Optional<Chat> source = after.chat(plan.source());
        Optional<Chat> target = after.chat(plan.target());
        decision.refuseIf(source.isEmpty(), "REFERENCE_EXISTS source");
        decision.refuseIf(target.isEmpty(), "REFERENCE_EXISTS target");
        source.ifPresent(pool -> decision.refuseIf(
                !pool.legacy() || !pool.inService() || after.migrations.containsKey(pool.key()),
                "MIGRATION_STEP_FOLLOWS source"));
        target.ifPresent(
                pool -> decision.refuseIf(pool.legacy() || !pool.inService(), "MIGRATION_STEP_FOLLOWS target"));
        if (decision.accepts()) {
            Migration planned = new Migration(
                    source.orElseThrow().key(), target.orElseThrow().key(), false);
            after.migrations.put(planned.source(), planned);
            warnAboutCollisions(planned);
        }
    }

    /** The source is out of service; its legacy clients are kept, or all re-pointed. */
    void complete(CompleteMigration complete) {
        Optional<Migration> planned = known(complete.source());
        planned.ifPresent(m -> decision.refuseIf(m.complete(), "MIGRATION_STEP_FOLLOWS source"));
        if (!decision.accepts()) {
            return;
        }
        Migration migration = planned.orElseThrow();
        set(migration.source(), "MIGRATED");
        after.migrations.put(migration.source(), new Migration(migration.source(), migration.target(), true));
        warnAboutCollisions(migration);
        if (complete.repoint()) {
            repoint(migration);
        } else {
            UserModel.warnAboutDrift(before, after, decision);
        }
    }

    /** A plan, or a complete migration, taken back; not once the source is decommissioned. */
    void cancel(CancelMigration cancel) {
        known(cancel.source()).ifPresent(migration -> {
            decision.refuseIf(after.chats.get(migration.source()).decommissioned(), "MIGRATION_STEP_FOLLOWS source");
            set(migration.source(), "IN_SERVICE");
            after.migrations.remove(migration.source());
            PoolModel.warnSideBySide(before, after, decision);
        });
    }

    /** A legacy pool once its migration is complete, a Lync 2013 pool once nothing is on it and no migration names it. */
    void decommission(DecommissionChatPool decommission) {
        Optional<Chat> stored = after.chat(decommission.fqdn());
        decision.refuseIf(stored.isEmpty(), "REFERENCE_EXISTS fqdn");
        stored.ifPresent(pool -> {
            if (pool.decommissioned()) {
                decision.refuse("MIGRATION_STEP_FOLLOWS fqdn");
                return;
            }
            decision.refuseIf(after.configuredFor(pool.key()) > 0, "NOT_IN_USE fqdn");
            if (pool.legacy()) {
                decision.refuseIf(pool.inService(), "DECOMMISSION_AFTER_MIGRATION fqdn");
            } else {
                decision.refuseIf(
                        after.migrations.values().stream().anyMatch(m -> m.names(pool.key())),
                        "MIGRATION_STEP_FOLLOWS fqdn");
                decision.refuseIf(holdsAnything(pool.key()), "MIGRATION_STEP_FOLLOWS fqdn");
            }
            set(pool.key(), "DECOMMISSIONED");
        });
    }

    private Optional<Migration> known(String source) {
        Optional<Migration> migration = Optional.ofNullable(after.migrations.get(ValueForms.key(source)));
        decision.refuseIf(
                migration.isEmpty(),
                (after.chat(source).isPresent() ? "MIGRATION_STEP_FOLLOWS" : "REFERENCE_EXISTS") + " source");
        return migration;
    }

    private void set(String pool, String state) {
        after.chats.computeIfPresent(pool, (key, chat) -> chat.in(state));
    }

    private boolean holdsAnything(String pool) {
        return ModelState.on(pool, after.categories)
                        + ModelState.on(pool, after.rooms)
                        + ModelState.on(pool, after.addIns)
                > 0;
    }

    private void warnAboutCollisions(Migration migration) {
        for (var things : List.of(after.categories, after.rooms, after.addIns)) {
            decision.warn(
                    "NAME_COLLIDES_ON_MIGRATION",
                    ContentModel.colliding(after, migration.source(), migration.target(), things));
        }
        for (var things : List.of(after.categories, after.rooms)) {
            decision.warn("NAME_TOO_LONG_ON_MIGRATION", (int) things.values().stream()
                    .filter(t -> t.pool().equals(migration.source()) && ContentModel.isMoved(t))
                    .map(after::flattenedName)
                    .filter(name -> name.codePointCount(0, name.length()) > 256)
                    .count());
        }
        decision.warn("ROOM_NOT_MIGRATED", (int) after.rooms.values().stream()
                .filter(r -> r.pool().equals(migration.source()) && r.disabled())
                .count());
    }

    private void repoint(Migration migration) {
        List<Configuration> pointing = new ArrayList<>(after.configurations);
        pointing.removeIf(c -> !c.pool().equals(migration.source()));
        after.configurations.removeAll(pointing);
        Map<String, Integer> notes = new TreeMap<>();
        for (Configuration c : pointing) {
            Configuration repointed = new Configuration(c.person(), c.client(), migration.target());
            after.configurations.add(repointed);
            new ModelEligibility(after).notes(repointed).forEach(note -> notes.merge(note, 1, Integer::sum));
        }
        notes.forEach(decision::warn);
    }
}
