package io.lifeguard.store.entity;

import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
@Table(name = "migrations")
class MigrationEntity extends PanacheEntityBase {
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

    MigrationEntity set(Long source, Release release, Long target) {
        sourceId = source;
        sourceRelease = release;
        sourceState = PoolState.IN_SERVICE;
        targetId = target;
        return this;
    }
}
