package io.lifeguard.graphql.user;

import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyScope;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("EffectivePolicy")
public record EffectivePolicyType(
        boolean enablePersistentChat,
        @Id @NonNull String decidedBy,
        @NonNull PolicyScope scope) {

    public static EffectivePolicyType from(EffectivePolicy policy) {
        return new EffectivePolicyType(
                policy.enablePersistentChat(), policy.decidedBy().written(), policy.scope());
    }
}
