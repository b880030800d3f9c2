package io.lifeguard.rules.write;

import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many items of the source of a migration have the same name as an item of the target, by kind.
 *
 * @param recorded whether any content of the source is recorded; without it no collision can be found
 */
public record NameCollisions(Map<CollisionKind, Integer> byKind, boolean recorded) {
    public static final NameCollisions NONE = new NameCollisions(Map.of(), false);

    /** The kind of item whose name collides. */
    public enum CollisionKind {
        CATEGORY("category", "categories"),
        ROOM("room", "rooms"),
        ADD_IN("add-in", "add-ins");

        private final String singular;
        private final String plural;

        CollisionKind(String singular, String plural) {
            this.singular = singular;
            this.plural = plural;
        }
    }

    public NameCollisions {
        EnumMap<CollisionKind, Integer> copy = new EnumMap<>(CollisionKind.class);
        copy.putAll(byKind);
        byKind = copy;
    }

    /**
     * The FQDNs of the chat pools whose content a planned migration merges with that of a chat pool: the other pool of
     * each migration that involves it.
     */
    public static List<String> partners(Topology topology, ChatPool pool) {
        return topology.migrations().values().stream()
                .filter(m -> !m.complete() && m.involves(pool))
                .map(m -> m.hasTarget(pool) ? m.source() : m.target())
                .toList();
    }

    /** The warning about the partners of a chat pool that have an item with the name of a new one. */
    static <T extends ContentItem> Warning warningFor(
            CollisionKind kind, T created, Topology topology, Function<ContentItemId, Optional<T>> find) {
        List<String> colliding = topology.chatPool(created.pool()).stream()
                .flatMap(pool -> partners(topology, pool).stream())
                .filter(partner ->
                        find.apply(new ContentItemId(partner, created.name())).isPresent())
                .toList();
        return new Warning(
                Rule.NAME_COLLIDES_ON_MIGRATION,
                "The %s %s of %s also exists on %s; the import overwrites it."
                        .formatted(kind.singular, created.name(), created.pool(), Plurals.ids(colliding)),
                colliding.size());
    }

    public static String reason(CollisionKind kind, int count, Migration migration) {
        return "%d %s of %s also %s on %s; the import overwrites %s. Only the recorded content of %s is compared."
                .formatted(
                        count,
                        count == 1 ? kind.singular : kind.plural,
                        migration.source(),
                        count == 1 ? "exists" : "exist",
                        migration.target(),
                        count == 1 ? "it" : "them",
                        migration.source());
    }
}
