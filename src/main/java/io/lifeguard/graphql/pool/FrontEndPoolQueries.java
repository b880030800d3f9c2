package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries for front-end pools, and their fields that are looked up on demand. */
@GraphQLApi
public class FrontEndPoolQueries {
    private final InventoryQueries inventory;
    private final BatchLoader<String, List<ChatPool>> chatPools;
    private final BatchLoader<String, Integer> userCounts;

    FrontEndPoolQueries(InventoryQueries inventory) {
        this.inventory = inventory;
        chatPools = BatchLoader.of(inventory::chatPoolsHomedOn, List.of());
        userCounts = BatchLoader.of(inventory::usersHomedOn, 0);
    }

    @Query
    public Uni<FrontEndPoolObject> frontEndPool(@Id @NonNull String fqdn) {
        return inventory.frontEndPool(fqdn).map(found -> found.map(FrontEndPoolObject::from)
                .orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull FrontEndPoolObject>> frontEndPools() {
        return inventory
                .frontEndPools()
                .map(pools -> pools.stream().map(FrontEndPoolObject::from).toList());
    }

    @NonNull
    public Uni<List<@NonNull ChatPoolObject>> chatPools(@Source FrontEndPoolObject pool) {
        return chatPools
                .load(Ids.key(pool.fqdn()))
                .map(pools -> pools.stream().map(ChatPoolObject::from).toList());
    }

    @NonNull
    public Uni<Integer> userCount(@Source FrontEndPoolObject pool) {
        return userCounts.load(Ids.key(pool.fqdn()));
    }
}
