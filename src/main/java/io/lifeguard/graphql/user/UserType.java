package io.lifeguard.graphql.user;

import io.lifeguard.graphql.pool.ChatPolicyType;
import io.lifeguard.graphql.pool.FrontEndPoolType;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("User")
public record UserType(
        @Id @NonNull String sipAddress,
        @Id @Nullable String externalId,
        @Nullable String displayName,
        boolean enabled,
        @NonNull Hosting hosting,
        @Nullable FrontEndPoolType home,
        @Nullable ChatPolicyType grantedPolicy,
        @NonNull EffectivePolicyType effectivePolicy,
        @Ignore User model) {

    public static UserType from(User user) {
        return new UserType(
                user.sipAddress(),
                user.externalId().orElse(null),
                user.displayName().orElse(null),
                user.enabled(),
                user.hosting(),
                user.home().map(FrontEndPoolType::from).orElse(null),
                user.grantedPolicy().map(ChatPolicyType::from).orElse(null),
                EffectivePolicyType.from(user.effectivePolicy()),
                user);
    }
}
