package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.SessionStatements;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

public final class FrontEndPoolTable extends EntityTable<FrontEndPool> {
    static final String NAME = "front_end_pools";
    private static final String REHANG = "update policies p set site_pool_id = other.id"
            + " from front_end_pools f, front_end_pools other"
            + " where f.id = $1 and p.site_pool_id = f.id and other.site_key = f.site_key and other.id <> f.id";

    public FrontEndPoolTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(FrontEndPool after, RowIds rows) {
        return new FrontEndPoolEntity().set(after);
    }

    /** The FQDN never changes. */
    @Override
    Uni<Integer> update(FrontEndPool before, FrontEndPool after, RowIds rows) {
        return FrontEndPoolEntity.update(
                "release = :release, site = :site, siteKey = :siteKey where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("release", after.release())
                        .and("site", after.site())
                        .and("siteKey", after.siteKey())
                        .byName());
    }

    @Override
    Uni<Long> delete(FrontEndPool before, RowIds rows) {
        return FrontEndPoolEntity.delete("id", rows.id(NAME, before.key()));
    }

    /** A site policy holds on to one pool of its site: before that pool leaves, to another. */
    @Override
    Uni<?> prepare(Change<FrontEndPool> change, RowIds rows) {
        boolean leaves = change.before().isPresent()
                && change.after()
                        .map(after ->
                                !after.siteKey().equals(change.before().get().siteKey()))
                        .orElse(true);
        return leaves
                ? new SessionStatements()
                        .update(REHANG, rows.id(NAME, change.before().get().key()))
                : Uni.createFrom().voidItem();
    }
}
