package io.lifeguard.model.policy;

import java.util.Optional;

/** What the policies come to for one user, and which of them decided. */
public record EffectivePolicy(boolean enablePersistentChat, PolicyIdentity decidedBy) {

    /**
     * The most specific policy decides, alone, also when it disables: the user's own, else that of the home pool's
     * site, else the global one. Source: {@code Get-CsEffectivePolicy}; that a disabling one beats an enabling wider
     * one is inferred from "overrides".
     */
    public static EffectivePolicy of(Optional<ChatPolicy> granted, Optional<ChatPolicy> ofSite, ChatPolicy global) {
        ChatPolicy decides = granted.or(() -> ofSite).orElse(global);
        return new EffectivePolicy(decides.enablePersistentChat(), decides.identity());
    }

    public PolicyScope scope() {
        return decidedBy.scope();
    }
}
