package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.store.facts.RowIds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

public final class MigrationTable extends EntityTable<Migration> {
    public MigrationTable() {
        super("migrations");
    }

    @Override
    PanacheEntityBase entity(Migration after, RowIds rows) {
        return new MigrationEntity()
                .set(source(after, rows), rows.release(after.source()), rows.id(ChatPoolTable.NAME, target(after)));
    }

    /** It is complete as soon as its source is out of service: that change comes before this one. */
    @Override
    Uni<Integer> update(Migration before, Migration after, RowIds rows) {
        return MigrationEntity.update(
                "targetId = ?1 where sourceId = ?2 and sourceState <> IN_SERVICE",
                rows.id(ChatPoolTable.NAME, target(after)),
                source(before, rows));
    }

    @Override
    Uni<Long> delete(Migration before, RowIds rows) {
        return MigrationEntity.delete("sourceId", source(before, rows));
    }

    /** A decommissioned pool holds on to its migration until it is deleted itself, which is the next change. */
    @Override
    Uni<?> prepare(Change<Migration> change, RowIds rows) {
        return change.after().isPresent()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(
                                "set constraints decommission_after_migration__chat_pools_migration deferred")
                        .executeUpdate());
    }

    private static Long source(Migration migration, RowIds rows) {
        return rows.id(ChatPoolTable.NAME, migration.key());
    }

    private static String target(Migration migration) {
        return Ids.key(migration.target());
    }
}
