package io.lifeguard.graphql.policy;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.rules.write.PolicyRules.PolicyDraft;
import io.lifeguard.service.write.PolicyWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of chat policies. */
@GraphQLApi
public class PolicyMutations {
    private final WriteService writes;
    private final PolicyWrites policies;

    PolicyMutations(WriteService writes, PolicyWrites policies) {
        this.writes = writes;
        this.policies = policies;
    }

    @Mutation
    public Uni<PolicyPayload> putPolicy(@NonNull ChatPolicyInput policy, @DefaultValue("false") boolean dryRun) {
        return writes.write(policies.put(policy.toDraft()), dryRun).map(PolicyPayload::new);
    }

    /** Deletes a policy; the global policy is reset instead. */
    @Mutation
    public Uni<DeletePayload> deletePolicy(
            @Id @NonNull String identity, @DefaultValue("false") boolean force, @DefaultValue("false") boolean dryRun) {
        return writes.write(policies.delete(identity, force), dryRun).map(DeletePayload::new);
    }

    @Input("ChatPolicyInput")
    public record ChatPolicyInput(
            @Id @NonNull String identity,
            boolean enablePersistentChat,
            @Nullable String description) {

        PolicyDraft toDraft() {
            return new PolicyDraft(identity, enablePersistentChat, Optional.ofNullable(description));
        }
    }

    @Type("PolicyPayload")
    public static final class PolicyPayload extends WritePayload {
        private final @Nullable ChatPolicyObject policy;

        PolicyPayload(WriteResult<ChatPolicy> result) {
            super(result);
            policy = result.resulting().map(ChatPolicyObject::from).orElse(null);
        }

        public @Nullable ChatPolicyObject getPolicy() {
            return policy;
        }
    }
}
