package io.lifeguard.model;

/**
 * How much a chat pool holds.
 *
 * @param pool key of the chat pool
 */
public record PoolHoldings(String pool, int categories, int rooms, int addIns) {}
