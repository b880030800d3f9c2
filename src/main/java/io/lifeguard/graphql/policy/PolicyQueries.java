package io.lifeguard.graphql.policy;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.model.Ids;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries for chat policies. */
@GraphQLApi
public class PolicyQueries {
    private final InventoryQueries inventory;
    private final BatchLoader<String, Integer> grantCounts;

    PolicyQueries(InventoryQueries inventory) {
        this.inventory = inventory;
        grantCounts = BatchLoader.of(inventory::usersGranted, 0);
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPolicyObject>> policies() {
        return inventory
                .policies()
                .map(policies -> policies.stream().map(ChatPolicyObject::from).toList());
    }

    @NonNull
    public Uni<Integer> grantedTo(@Source ChatPolicyObject policy) {
        return grantCounts.load(Ids.key(policy.identity()));
    }
}
