package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.ReasonMessages;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The rules that categories, rooms and add-ins have in common. */
final class ContentItemRules {
    private ContentItemRules() {}

    /** A write needs a chat pool in service: the content of a migrated one is in the target. */
    static void checkPool(String fqdn, Optional<ChatPool> pool, ViolationCollector violations) {
        if (pool.isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, "pool", NotFoundMessages.chatPool(fqdn));
        } else if (pool.get().state() != PoolState.IN_SERVICE) {
            violations.add(Rule.POOL_IN_SERVICE, "pool", ReasonMessages.notInService(pool.get()));
        }
    }

    /**
     * Checks an item that a room refers to.
     *
     * @param pool FQDN of the room's chat pool; empty if it does not exist, then only the existence of the item is
     *     checked
     */
    static <T extends ContentItem> void checkReference(
            String path,
            Optional<T> referred,
            Optional<String> pool,
            String missing,
            BiFunction<T, String, String> ofAnother,
            ViolationCollector violations) {
        if (referred.isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, path, missing);
        } else if (pool.isPresent() && !referred.get().id().poolKey().equals(Ids.key(pool.get()))) {
            violations.add(Rule.DEPLOYMENTS_ARE_ISOLATED, path, ofAnother.apply(referred.get(), pool.get()));
        }
    }

    /** Creates or replaces an item. An item that is new or gets another flattened name may add a name collision. */
    static <T extends ContentItem> WriteDecision put(
            Subject<T> subject,
            NameCollisions.CollisionKind kind,
            Function<ContentItemId, Optional<T>> find,
            T after,
            ContentSnapshot contents) {
        Optional<T> stored = find.apply(after.id());
        if (stored.equals(Optional.of(after))) {
            return WriteDecision.unchanged();
        }
        return WriteDecision.accepted(
                List.of(new Change<>(subject, stored, Optional.of(after))),
                List.of(NameCollisions.warningFor(kind, stored, after, contents, find)));
    }

    /** Deletes an item that is not in use; also on a chat pool that is not in service. */
    static <T extends ContentItem> WriteDecision delete(
            Subject<T> subject,
            String id,
            Function<ContentItemId, Optional<T>> find,
            String missing,
            Function<T, Optional<String>> inUse) {
        Optional<T> stored = ContentItemId.parse(id).flatMap(find);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "id", missing);
        }
        return inUse.apply(stored.get())
                .map(reason -> WriteDecision.refused(Rule.NOT_IN_USE, "id", reason))
                .orElseGet(() -> WriteDecision.accepted(List.of(Change.deleted(subject, stored.get())), List.of()));
    }
}
