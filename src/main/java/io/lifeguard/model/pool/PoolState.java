package io.lifeguard.model.pool;

/** The state of a chat pool. Only a legacy pool can be {@link #MIGRATED}; a decommissioned pool has no home. */
public enum PoolState {
    IN_SERVICE,
    /** Its migration is complete: the content is in the target, the services are stopped. */
    MIGRATED,
    DECOMMISSIONED
}
