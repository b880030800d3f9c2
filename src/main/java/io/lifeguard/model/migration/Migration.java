package io.lifeguard.model.migration;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;

/**
 * The migration of a legacy chat pool into a Lync 2013 chat pool. Its identity is the source.
 *
 * @param source FQDN of the legacy chat pool
 * @param target FQDN of the Lync 2013 chat pool
 * @param complete whether the content is in the target and the source is no longer in service
 */
public record Migration(String source, String target, boolean complete) {

    /** The folded FQDN of the source. */
    public String key() {
        return Ids.key(source);
    }

    public boolean involves(ChatPool pool) {
        return key().equals(pool.key()) || hasTarget(pool);
    }

    public boolean hasTarget(ChatPool pool) {
        return Ids.key(target).equals(pool.key());
    }

    public Migration completed() {
        return new Migration(source, target, true);
    }
}
