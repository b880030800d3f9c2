package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;

/**
 * A reference to the home of a user or chat pool, resolved against the stored front-end pools.
 *
 * @param byName whether {@code pool} is only the pool name of {@code HomeServer}; that it is the first label of the
 *     FQDN is inferred
 * @param pool as written in the file, without the prefix of a service id
 */
public record HomeReference(boolean byName, String pool) {

    static HomeReference ofFqdn(String fqdn) {
        return new HomeReference(false, fqdn);
    }

    static HomeReference ofPoolName(String name) {
        return new HomeReference(true, name);
    }

    /** The folded FQDN, or the folded first label of it. */
    public String key() {
        return Ids.key(pool);
    }

    /** Whether the reference names the front-end pool. */
    public boolean isPool(String fqdn) {
        String key = Ids.key(fqdn);
        int dot = key.indexOf('.');
        return key().equals(byName && dot > 0 ? key.substring(0, dot) : key);
    }
}
