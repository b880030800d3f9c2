package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.SqlExecutor;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Whether it is complete follows from the state of the source, in the database. */
@NullUnmarked
@Entity
@Table(name = TableNames.MIGRATIONS)
class MigrationEntity extends PanacheEntityBase {
    static final EntityTable<Migration, MigrationEntity> TABLE = new EntityTable<>(
            Subject.MIGRATION,
            TableNames.MIGRATIONS,
            (migration, rows) -> rows.id(TableNames.CHAT_POOLS, migration.key()),
            MigrationEntity::new,
            MigrationEntity::updateRow,
            MigrationEntity::deleteRow,
            MigrationEntity::deferPoolConstraint);

    private static final String DEFER_POOL_CONSTRAINT =
            "set constraints decommission_after_migration__chat_pools_migration deferred";

    @Id
    @Column(name = "source_id")
    Long sourceId;

    @Enumerated(EnumType.STRING)
    @Column(name = "source_release")
    Release sourceRelease;

    @Enumerated(EnumType.STRING)
    @Column(name = "source_state")
    PoolState sourceState;

    @Column(name = "target_id")
    Long targetId;

    MigrationEntity() {}

    MigrationEntity(Migration migration, RowIds rows) {
        sourceId = rows.id(TableNames.CHAT_POOLS, migration.key());
        sourceRelease = rows.release(migration.source());
        sourceState = PoolState.IN_SERVICE;
        targetId = rows.id(TableNames.CHAT_POOLS, Ids.key(migration.target()));
    }

    /** It is complete as soon as its source is out of service: that change comes before this one. */
    Uni<Integer> updateRow(Long source) {
        return update("targetId = ?1 where sourceId = ?2 and sourceState <> IN_SERVICE", targetId, source);
    }

    static Uni<Long> deleteRow(Long source) {
        return delete("sourceId", source);
    }

    /** A decommissioned pool refers to its migration until the pool is deleted, which is the next change. */
    private static Uni<?> deferPoolConstraint(Change<Migration> change, RowIds rows, SqlExecutor statements) {
        return change.after().isPresent() ? Uni.createFrom().voidItem() : statements.execute(DEFER_POOL_CONSTRAINT);
    }
}
