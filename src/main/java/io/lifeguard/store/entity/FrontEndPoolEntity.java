package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.SqlExecutor;
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
import java.util.Optional;
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
            FrontEndPoolEntity::deleteRow,
            FrontEndPoolEntity::movePoliciesToOtherPool);

    private static final String MOVE_SITE_POLICIES = """
        update policies p set site_pool_id = other.id
        from front_end_pools f, front_end_pools other
        where f.id = $1 and p.site_pool_id = f.id and other.site_key = f.site_key and other.id <> f.id\
        """;

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

    /** A site policy refers to one pool of its site: when that pool leaves the site, to another one. */
    private static Uni<?> movePoliciesToOtherPool(Change<FrontEndPool> change, RowIds rows, SqlExecutor statements) {
        Optional<String> left = change.before().map(FrontEndPool::siteKey);
        return left.isEmpty() || left.equals(change.after().map(FrontEndPool::siteKey))
                ? Uni.createFrom().voidItem()
                : statements.execute(
                        MOVE_SITE_POLICIES,
                        rows.id(
                                TableNames.FRONT_END_POOLS,
                                change.before().get().key()));
    }
}
