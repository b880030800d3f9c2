package io.lifeguard.graphql.policy;

import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ChatPolicy")
public record ChatPolicyObject(
        @Id @NonNull String identity,
        @NonNull PolicyScope scope,
        boolean enablePersistentChat,
        @Nullable String description) {

    public static ChatPolicyObject from(ChatPolicy policy) {
        return new ChatPolicyObject(
                policy.identity().written(),
                policy.scope(),
                policy.enablePersistentChat(),
                policy.description().orElse(null));
    }
}
