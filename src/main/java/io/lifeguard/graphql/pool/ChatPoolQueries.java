package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Queries for chat pools. */
@GraphQLApi
public class ChatPoolQueries {
    private final InventoryQueries inventory;

    ChatPoolQueries(InventoryQueries inventory) {
        this.inventory = inventory;
    }

    @Query
    public Uni<ChatPoolObject> chatPool(@Id @NonNull String fqdn) {
        return inventory.chatPool(fqdn).map(found -> found.map(ChatPoolObject::from)
                .orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPoolObject>> chatPools(
            @Nullable Release release, @Nullable PoolState state) {
        return inventory
                .chatPools(Optional.ofNullable(release), Optional.ofNullable(state))
                .map(pools -> pools.stream().map(ChatPoolObject::from).toList());
    }
}
