package io.lifeguard.model;

/** What stands on one chat pool, and moves to no other: a category, a room, an add-in. */
public interface PoolItem {

    /** FQDN of the chat pool. */
    String pool();

    String name();

    default PoolItemId id() {
        return new PoolItemId(pool(), name());
    }

    /** The folded id. */
    default String key() {
        return id().key();
    }
}
