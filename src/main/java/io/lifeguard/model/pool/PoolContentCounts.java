package io.lifeguard.model.pool;

/**
 * How much a chat pool holds.
 *
 * @param pool key of the chat pool
 */
public record PoolContentCounts(String pool, int categories, int rooms, int addIns) {

    /** How many things it is. */
    public int total() {
        return categories + rooms + addIns;
    }
}
