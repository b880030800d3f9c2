package io.lifeguard.graphql.policy;

import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyScope;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("EffectivePolicy")
public record EffectivePolicyObject(
        boolean enablePersistentChat,
        @Id @NonNull String decidedBy,
        @NonNull PolicyScope scope) {

    public static EffectivePolicyObject from(EffectivePolicy policy) {
        return new EffectivePolicyObject(
                policy.enablePersistentChat(), policy.decidedBy().written(), policy.scope());
    }
}
