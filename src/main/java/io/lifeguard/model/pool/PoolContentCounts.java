package io.lifeguard.model.pool;

/**
 * The number of items on a chat pool.
 *
 * @param pool key of the chat pool
 */
public record PoolContentCounts(String pool, int categories, int rooms, int addIns) {

    /** The number of all items. */
    public int total() {
        return categories + rooms + addIns;
    }
}
