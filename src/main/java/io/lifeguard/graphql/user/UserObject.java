package io.lifeguard.graphql.user;

import io.lifeguard.graphql.policy.ChatPolicyObject;
import io.lifeguard.graphql.policy.EffectivePolicyObject;
import io.lifeguard.graphql.pool.FrontEndPoolObject;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("User")
public record UserObject(
        @Id @NonNull String sipAddress,
        @Id @Nullable String externalId,
        @Nullable String displayName,
        boolean enabled,
        @NonNull Hosting hosting,
        @Nullable FrontEndPoolObject home,
        @Nullable ChatPolicyObject grantedPolicy,
        @NonNull EffectivePolicyObject effectivePolicy,
        @Ignore User model) {

    public static UserObject from(User user) {
        return new UserObject(
                user.sipAddress(),
                user.externalId().orElse(null),
                user.displayName().orElse(null),
                user.enabled(),
                user.hosting(),
                user.home().map(FrontEndPoolObject::from).orElse(null),
                user.grantedPolicy().map(ChatPolicyObject::from).orElse(null),
                EffectivePolicyObject.from(user.effectivePolicy()),
                user);
    }
}
