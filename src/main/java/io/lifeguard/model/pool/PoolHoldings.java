package io.lifeguard.model.pool;

/**
 * How much a chat pool holds.
 *
 * @param pool key of the chat pool
 */
public record PoolHoldings(String pool, int categories, int rooms, int addIns) {

    /** How many things it is. */
    public int all() {
        return categories + rooms + addIns;
    }
}
