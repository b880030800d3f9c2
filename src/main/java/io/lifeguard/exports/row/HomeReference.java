package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;

/**
 * What an export says about the front-end pool that something is homed on. Which pool that is depends on the pools that
 * are stored.
 *
 * @param byName whether {@code pool} is only the first label of the FQDN, as {@code HomeServer} gives it; that the two
 *     are the same is inferred
 * @param pool as written in the file, without the prefix of a service id
 */
public record HomeReference(boolean byName, String pool) {

    static HomeReference ofFqdn(String fqdn) {
        return new HomeReference(false, fqdn);
    }

    static HomeReference ofPoolName(String name) {
        return new HomeReference(true, name);
    }

    /** Folded, to look the pool up: by its key, or by the first label of its key. */
    public String key() {
        return Ids.key(pool);
    }

    /** Whether it is this front-end pool. */
    public boolean isPool(String fqdn) {
        String key = Ids.key(fqdn);
        int dot = key.indexOf('.');
        return key().equals(byName && dot > 0 ? key.substring(0, dot) : key);
    }
}
