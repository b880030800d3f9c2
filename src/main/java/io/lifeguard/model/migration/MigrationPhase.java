package io.lifeguard.model.migration;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import java.util.Collection;
import java.util.function.Predicate;

/** The migration phase of an organisation: derived from its chat pools, never stored. */
public enum MigrationPhase {
    /** No chat pool is in service or migrated. */
    NO_CHAT,
    LEGACY_ONLY,
    /** Legacy and Lync 2013 chat pools are in service side by side. */
    COEXISTENCE,
    /** No legacy chat pool is in service, and at least one is migrated but not decommissioned. */
    MIGRATED,
    /** Only Lync 2013 chat pools are in service, and no legacy chat pool is migrated but not decommissioned. */
    COMPLETE;

    public static MigrationPhase of(Collection<ChatPool> pools) {
        boolean legacy = any(pools, p -> p.release().isLegacy() && p.state() == PoolState.IN_SERVICE);
        boolean migrated = any(pools, p -> p.state() == PoolState.MIGRATED);
        boolean present = any(pools, p -> !p.release().isLegacy() && p.state() == PoolState.IN_SERVICE);
        if (legacy) {
            return present ? COEXISTENCE : LEGACY_ONLY;
        }
        if (migrated) {
            return MIGRATED;
        }
        return present ? COMPLETE : NO_CHAT;
    }

    private static boolean any(Collection<ChatPool> pools, Predicate<ChatPool> is) {
        return pools.stream().anyMatch(is);
    }
}
