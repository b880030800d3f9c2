package io.lifeguard.model.user;

import io.lifeguard.model.Ids;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.pool.FrontEndPool;
import java.util.Optional;

/**
 * A user. The identity is the SIP address.
 *
 * @param externalId the directory's {@code Guid}, which survives a rename
 * @param home the front-end pool that the user is homed on; empty for one hosted online or on none
 * @param grantedPolicy the policy that is granted to the user; empty if the site policy or the global policy applies
 */
public record User(
        String sipAddress,
        Optional<String> externalId,
        Optional<String> displayName,
        boolean enabled,
        Hosting hosting,
        Optional<FrontEndPool> home,
        Optional<ChatPolicy> grantedPolicy,
        EffectivePolicy effectivePolicy) {

    /** The folded SIP address. */
    public String key() {
        return Ids.key(sipAddress);
    }

    /** The recorded facts that decisions depend on. */
    public Placement placement() {
        return new Placement(enabled, hosting, home.map(FrontEndPool::key), grantedPolicy.map(ChatPolicy::key));
    }

    /** The standing of the user for a decision about one client and one chat pool. */
    public Standing standing(Standing.ConfigurationState configured) {
        return new Standing(
                enabled, hosting, home.map(FrontEndPool::release), effectivePolicy.enablePersistentChat(), configured);
    }
}
