package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = TableNames.FRONT_END_POOLS)
class FrontEndPoolEntity extends PanacheEntityBase {
    static final EntityTable<FrontEndPool, FrontEndPoolEntity> TABLE = new EntityTable<>(
            Subject.FRONT_END_POOL,
            TableNames.FRONT_END_POOLS,
            (pool, rows) -> rows.id(TableNames.FRONT_END_POOLS, pool.key()),
            (pool, rows) -> new FrontEndPoolEntity(pool),
            FrontEndPoolEntity::updateRow,
            FrontEndPoolEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String fqdn;
    String key;

    @Enumerated(EnumType.STRING)
    Release release;

    String site;

    @Column(name = "site_key")
    String siteKey;

    FrontEndPoolEntity() {}

    FrontEndPoolEntity(FrontEndPool pool) {
        fqdn = pool.fqdn();
        key = pool.key();
        release = pool.release();
        site = pool.site();
        siteKey = pool.siteKey();
    }

    /** The FQDN never changes. */
    Uni<Integer> updateRow(Long row) {
        return update(
                "release = :release, site = :site, siteKey = :siteKey where id = :row",
                NamedParameters.with("row", row)
                        .and("release", release)
                        .and("site", site)
                        .and("siteKey", siteKey)
                        .map());
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
