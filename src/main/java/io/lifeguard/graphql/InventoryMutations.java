package io.lifeguard.graphql;

import io.lifeguard.service.PolicyWrites;
import io.lifeguard.service.PoolWrites;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The writing root fields of pools and policies. */
@GraphQLApi
public class InventoryMutations {
    private final PoolWrites pools;
    private final PolicyWrites policies;

    InventoryMutations(PoolWrites pools, PolicyWrites policies) {
        this.pools = pools;
        this.policies = policies;
    }

    @Mutation
    public Uni<FrontEndPoolWrite> putFrontEndPool(
            @NonNull FrontEndPoolInput frontEndPool, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.put(frontEndPool.toDraft(), Flag.of(dryRun)).map(FrontEndPoolWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteFrontEndPool(@Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.deleteFrontEndPool(fqdn, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<ChatPoolWrite> putChatPool(
            @NonNull ChatPoolInput chatPool, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.put(chatPool.toDraft(), Flag.of(dryRun)).map(ChatPoolWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteChatPool(@Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.deleteChatPool(fqdn, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<PolicyWrite> putPolicy(
            @NonNull ChatPolicyInput policy, @DefaultValue("false") @Nullable Boolean dryRun) {
        return policies.put(policy.toDraft(), Flag.of(dryRun)).map(PolicyWrite::from);
    }

    /** The global policy is reset instead. */
    @Mutation
    public Uni<Removal> deletePolicy(@Id @NonNull String identity, @DefaultValue("false") @Nullable Boolean dryRun) {
        return policies.delete(identity, Flag.of(dryRun)).map(Removal::from);
    }
}
