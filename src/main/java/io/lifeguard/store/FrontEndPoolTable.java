package io.lifeguard.store;

import io.lifeguard.model.Change;
import io.lifeguard.model.FrontEndPool;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

final class FrontEndPoolTable extends EntityTable<FrontEndPool, FrontEndPoolEntity> {
    FrontEndPoolTable() {
        super("front_end_pools");
    }

    /** The id of a pool that was found to exist. */
    static Uni<Long> id(FrontEndPool pool) {
        return byKey(pool.key()).map(entity -> entity.id);
    }

    @Override
    Uni<FrontEndPoolEntity> find(FrontEndPool before) {
        return byKey(before.key());
    }

    @Override
    FrontEndPoolEntity create() {
        return new FrontEndPoolEntity();
    }

    @Override
    Uni<?> set(FrontEndPoolEntity entity, FrontEndPool after) {
        return Uni.createFrom().item(entity.set(after));
    }

    /** A site policy holds on to one pool of its site: before that pool leaves, to another. */
    @Override
    Uni<?> prepare(Change<FrontEndPool> change) {
        boolean leaves = change.before().isPresent()
                && change.after()
                        .map(after ->
                                !after.siteKey().equals(change.before().get().siteKey()))
                        .orElse(true);
        return leaves
                ? Panache.getSession()
                        .chain(session -> session.createNativeQuery("update policies p set site_pool_id = other.id"
                                        + " from front_end_pools f, front_end_pools other"
                                        + " where f.key = ?1 and p.site_pool_id = f.id"
                                        + " and other.site_key = f.site_key and other.id <> f.id")
                                .setParameter(1, change.before().get().key())
                                .executeUpdate())
                : Uni.createFrom().voidItem();
    }

    private static Uni<FrontEndPoolEntity> byKey(String key) {
        return FrontEndPoolEntity.<FrontEndPoolEntity>find("key", key).singleResult();
    }
}
