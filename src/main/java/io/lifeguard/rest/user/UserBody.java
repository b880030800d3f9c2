package io.lifeguard.rest.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A user as clients see it.
 *
 * @param home FQDN of the front-end pool
 * @param grantedPolicy identity of the policy that is granted
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserBody(
        String sipAddress,
        @Nullable String externalId,
        @Nullable String displayName,
        boolean enabled,
        Hosting hosting,
        @Nullable String home,
        @Nullable String grantedPolicy,
        EffectivePolicyBody effectivePolicy) {

    /** @param decidedBy identity of the policy that decides */
    @RegisterForReflection
    public record EffectivePolicyBody(boolean enablePersistentChat, String decidedBy, PolicyScope scope) {
        public static EffectivePolicyBody from(EffectivePolicy policy) {
            return new EffectivePolicyBody(
                    policy.enablePersistentChat(), policy.decidedBy().written(), policy.scope());
        }
    }

    static UserBody from(User user) {
        return new UserBody(
                user.sipAddress(),
                user.externalId().orElse(null),
                user.displayName().orElse(null),
                user.enabled(),
                user.hosting(),
                user.home().map(FrontEndPool::fqdn).orElse(null),
                user.grantedPolicy().map(p -> p.identity().written()).orElse(null),
                EffectivePolicyBody.from(user.effectivePolicy()));
    }
}
