package io.lifeguard.model.policy;

import java.util.Optional;

/** The effective policy of a user: its switch and its identity. */
public record EffectivePolicy(boolean enablePersistentChat, PolicyIdentity decidedBy) {

    /**
     * The most specific policy decides alone, also if it disables: the user policy, else the policy of the site of the
     * home pool, else the global policy. Source: {@code Get-CsEffectivePolicy}; that a disabling policy overrides a
     * wider enabling one is inferred.
     */
    public static EffectivePolicy of(Optional<ChatPolicy> granted, Optional<ChatPolicy> ofSite, ChatPolicy global) {
        ChatPolicy decides = granted.or(() -> ofSite).orElse(global);
        return new EffectivePolicy(decides.enablePersistentChat(), decides.identity());
    }

    public PolicyScope scope() {
        return decidedBy.scope();
    }
}
