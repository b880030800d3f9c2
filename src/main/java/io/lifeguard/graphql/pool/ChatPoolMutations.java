package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.policy.ChatPolicyInput;
import io.lifeguard.graphql.policy.PolicyPayload;
import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.DryRunFlag;
import io.lifeguard.service.write.PolicyWrites;
import io.lifeguard.service.write.PoolWrites;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The writing root fields of pools and policies. */
@GraphQLApi
public class ChatPoolMutations {
    private final PoolWrites pools;
    private final PolicyWrites policies;

    ChatPoolMutations(PoolWrites pools, PolicyWrites policies) {
        this.pools = pools;
        this.policies = policies;
    }

    @Mutation
    public Uni<FrontEndPoolPayload> putFrontEndPool(
            @NonNull FrontEndPoolInput frontEndPool, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.put(frontEndPool.toDraft(), DryRunFlag.of(dryRun)).map(FrontEndPoolPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteFrontEndPool(
            @Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.deleteFrontEndPool(fqdn, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<ChatPoolPayload> putChatPool(
            @NonNull ChatPoolInput chatPool, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.put(chatPool.toDraft(), DryRunFlag.of(dryRun)).map(ChatPoolPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteChatPool(
            @Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return pools.deleteChatPool(fqdn, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<PolicyPayload> putPolicy(
            @NonNull ChatPolicyInput policy, @DefaultValue("false") @Nullable Boolean dryRun) {
        return policies.put(policy.toDraft(), DryRunFlag.of(dryRun)).map(PolicyPayload::from);
    }

    /** The global policy is reset instead. */
    @Mutation
    public Uni<DeletePayload> deletePolicy(
            @Id @NonNull String identity, @DefaultValue("false") @Nullable Boolean dryRun) {
        return policies.delete(identity, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }
}
