package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InvisibleCharacters;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import java.util.Optional;

/**
 * A user as requested, before any check.
 *
 * @param sipAddress the prefix {@code sip:} is added if it is missing
 * @param displayName spaces of every kind become plain ones
 * @param home FQDN of a front-end pool
 * @param grantedPolicy identity of a user policy; the prefix {@code Tag:} may be omitted
 * @param externalIdReissued whether the directory has issued the user a new id, which replaces the stored one
 */
public record UserDraft(
        String sipAddress,
        Optional<String> externalId,
        Optional<String> displayName,
        boolean enabled,
        Hosting hosting,
        Optional<String> home,
        Optional<String> grantedPolicy,
        boolean externalIdReissued) {

    public UserDraft {
        sipAddress = Ids.sipAddress(sipAddress);
        displayName = displayName.map(InvisibleCharacters::withPlainSpaces);
    }

    /** A draft with the stored values of the user. */
    static UserDraft of(User user) {
        return new UserDraft(
                user.sipAddress(),
                user.externalId(),
                user.displayName(),
                user.enabled(),
                user.hosting(),
                user.home().map(FrontEndPool::fqdn),
                user.grantedPolicy().map(p -> p.identity().written()),
                false);
    }

    /** On another front-end pool, which makes the user hosted on premises; or on none. */
    UserDraft movedTo(Optional<String> pool) {
        Hosting after = pool.isPresent() ? Hosting.ON_PREMISES : hosting;
        return new UserDraft(
                sipAddress, externalId, displayName, enabled, after, pool, grantedPolicy, externalIdReissued);
    }

    UserDraft disabled() {
        return new UserDraft(
                sipAddress, externalId, displayName, false, hosting, home, grantedPolicy, externalIdReissued);
    }

    UserDraft granted(Optional<String> policy) {
        return new UserDraft(sipAddress, externalId, displayName, enabled, hosting, home, policy, externalIdReissued);
    }
}
