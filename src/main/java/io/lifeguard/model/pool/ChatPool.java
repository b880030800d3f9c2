package io.lifeguard.model.pool;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * A Persistent Chat Server pool (Lync 2013) or a Group Chat pool (before). Its identity is the FQDN.
 *
 * @param home the front-end pool that it is homed on, its next hop; empty once decommissioned
 */
public record ChatPool(
        String fqdn, Optional<String> displayName, Release release, Optional<FrontEndPool> home, PoolState state) {

    /** The folded FQDN. */
    public String key() {
        return Ids.key(fqdn);
    }

    public boolean isHomedOn(FrontEndPool pool) {
        return home.map(h -> h.key().equals(pool.key())).orElse(false);
    }

    /** This pool with the new values of its home; unchanged if it is homed on another front-end pool. */
    public ChatPool withUpdatedHome(FrontEndPool changed) {
        return isHomedOn(changed) ? new ChatPool(fqdn, displayName, release, Optional.of(changed), state) : this;
    }

    public boolean isInService() {
        return state == PoolState.IN_SERVICE;
    }

    /** This pool in another state; a decommissioned pool has no home. */
    public ChatPool withState(PoolState other) {
        return new ChatPool(
                fqdn, displayName, release, other == PoolState.DECOMMISSIONED ? Optional.empty() : home, other);
    }
}
