package io.lifeguard.model.pool;

/** The life of a chat pool. Only a legacy pool is ever {@link #MIGRATED}; a decommissioned one has no home. */
public enum PoolState {
    IN_SERVICE,
    /** Its migration is complete: the content is in the target, the services are stopped. */
    MIGRATED,
    DECOMMISSIONED
}
