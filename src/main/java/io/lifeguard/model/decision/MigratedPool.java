package io.lifeguard.model.decision;

import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import java.util.List;
import java.util.Optional;

/**
 * A chat pool that has a migration or is decommissioned.
 *
 * @param migration that the pool is the source of; empty for a decommissioned Lync 2013 pool
 */
public record MigratedPool(ChatPool pool, Optional<Migration> migration) {

    /** All of a topology, in the order of its chat pools. */
    public static List<MigratedPool> all(Topology topology) {
        return topology.chatPools().values().stream()
                .map(pool -> new MigratedPool(pool, topology.migration(pool.fqdn())))
                .filter(migrated ->
                        migrated.migration().isPresent() || migrated.pool().state() == PoolState.DECOMMISSIONED)
                .toList();
    }
}
