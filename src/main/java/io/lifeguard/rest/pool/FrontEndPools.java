package io.lifeguard.rest.pool;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.FrontEndPoolRules.FrontEndPoolDraft;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.write.PoolWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Front-end pools by FQDN. */
@Singleton
public class FrontEndPools implements ResourceKind<String, FrontEndPool> {
    private final InventoryQueries inventory;
    private final PoolWrites pools;

    FrontEndPools(InventoryQueries inventory, PoolWrites pools) {
        this.inventory = inventory;
        this.pools = pools;
    }

    @RegisterForReflection
    public record FrontEndPoolBody(String fqdn, Release release, String site) {}

    @Override
    public String name() {
        return "front-end-pools";
    }

    @Override
    public Subject<FrontEndPool> subject() {
        return Subject.FRONT_END_POOL;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public List<String> segments(FrontEndPool pool) {
        return List.of(pool.fqdn());
    }

    @Override
    public Uni<Optional<FrontEndPool>> find(String fqdn) {
        return inventory.frontEndPool(fqdn);
    }

    @Override
    public ResourceList<FrontEndPool> list(QueryParameters parameters) {
        return ResourceList.ofAll(inventory::frontEndPools, FrontEndPool::key);
    }

    @Override
    public Class<FrontEndPoolBody> representation() {
        return FrontEndPoolBody.class;
    }

    @Override
    public FrontEndPoolBody show(FrontEndPool pool) {
        return new FrontEndPoolBody(pool.fqdn(), pool.release(), pool.site());
    }

    @Override
    public WriteRule<?, FrontEndPool> put(String fqdn, BodyObject body, QueryParameters parameters) {
        return pools.put(new FrontEndPoolDraft(
                PathIds.of(fqdn, body, "fqdn"), body.constant("release", Release.class), body.text("site")));
    }

    @Override
    public WriteRule<?, FrontEndPool> delete(String fqdn, QueryParameters parameters) {
        return pools.deleteFrontEndPool(fqdn);
    }
}
