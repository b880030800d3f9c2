package io.lifeguard.store;

import io.lifeguard.model.Change;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Migration;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

final class MigrationTable extends EntityTable<Migration> {
    MigrationTable() {
        super("migrations");
    }

    @Override
    PanacheEntityBase entity(Migration after, Rows rows) {
        return new MigrationEntity()
                .set(source(after, rows), rows.release(after.source()), rows.id(ChatPoolTable.NAME, target(after)));
    }

    /** It is complete as soon as its source is out of service: that change comes before this one. */
    @Override
    Uni<Integer> update(Migration before, Migration after, Rows rows) {
        return MigrationEntity.update(
                "targetId = ?1 where sourceId = ?2 and sourceState <> IN_SERVICE",
                rows.id(ChatPoolTable.NAME, target(after)),
                source(before, rows));
    }

    @Override
    Uni<Long> delete(Migration before, Rows rows) {
        return MigrationEntity.delete("sourceId", source(before, rows));
    }

    /** A decommissioned pool holds on to its migration until it is deleted itself, which is the next change. */
    @Override
    Uni<?> prepare(Change<Migration> change, Rows rows) {
        return change.after().isPresent()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(
                                "set constraints decommission_after_migration__chat_pools_migration deferred")
                        .executeUpdate());
    }

    private static Long source(Migration migration, Rows rows) {
        return rows.id(ChatPoolTable.NAME, migration.key());
    }

    private static String target(Migration migration) {
        return Ids.key(migration.target());
    }
}
