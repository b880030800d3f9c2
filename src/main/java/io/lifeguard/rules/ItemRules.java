package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PoolItem;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What categories, rooms and add-ins have in common. */
final class ItemRules {
    private ItemRules() {}

    /** Nothing is written on a pool that is out of service; the content of a migrated one is in the target. */
    static void checkPool(String fqdn, Optional<ChatPool> pool, Violations found) {
        if (pool.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "pool", Missing.chatPool(fqdn));
        } else if (pool.get().state() != PoolState.IN_SERVICE) {
            found.add(Rule.POOL_IN_SERVICE, "pool", Because.notInService(pool.get()));
        }
    }

    /**
     * Checks what a room refers to.
     *
     * @param pool FQDN of the room's chat pool; empty if it does not exist, and nothing can be judged by it
     */
    static <T extends PoolItem> void checkReference(
            String path,
            Optional<T> referred,
            Optional<String> pool,
            String missing,
            BiFunction<T, String, String> ofAnother,
            Violations found) {
        if (referred.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, path, missing);
        } else if (pool.isPresent() && !referred.get().id().poolKey().equals(Ids.key(pool.get()))) {
            found.add(Rule.DEPLOYMENTS_ARE_ISOLATED, path, ofAnother.apply(referred.get(), pool.get()));
        }
    }

    /**
     * The change that leaves the thing so. A new one may bear a name that collides on a migration; one that is stored
     * has it already.
     */
    static <T extends PoolItem> Judgement put(
            Subject<T> subject,
            Collisions.Kind kind,
            Function<PoolItemId, Optional<T>> find,
            T after,
            Topology topology) {
        Optional<T> stored = find.apply(after.id());
        if (stored.equals(Optional.of(after))) {
            return Judgement.nothingChanges();
        }
        return Judgement.accepted(
                List.of(new Change<>(subject, stored, Optional.of(after))),
                stored.isPresent() ? List.of() : List.of(Collisions.met(kind, after, topology, find)));
    }

    /** Removes what is found under an id and not in use. Removing is permitted on a pool out of service too. */
    static <T extends PoolItem> Judgement delete(
            Subject<T> subject,
            String id,
            Function<PoolItemId, Optional<T>> find,
            String missing,
            Function<T, Optional<String>> inUse) {
        Optional<T> stored = PoolItemId.parse(id).flatMap(find);
        if (stored.isEmpty()) {
            return Judgement.refused(Rule.REFERENCE_EXISTS, "id", missing);
        }
        return inUse.apply(stored.get())
                .map(because -> Judgement.refused(Rule.NOT_IN_USE, "id", because))
                .orElseGet(() -> Judgement.accepted(List.of(Change.deleted(subject, stored.get())), List.of()));
    }
}
