package io.lifeguard.model.pool;

import io.lifeguard.model.Ids;

/** A pool that users and chat pools are homed on; belongs to a site. Its identity is the FQDN. */
public record FrontEndPool(String fqdn, Release release, String site) {

    /** The folded FQDN. */
    public String key() {
        return Ids.key(fqdn);
    }

    /** The folded site. */
    public String siteKey() {
        return Ids.key(site);
    }
}
