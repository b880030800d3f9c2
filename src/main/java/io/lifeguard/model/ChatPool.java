package io.lifeguard.model;

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
}
