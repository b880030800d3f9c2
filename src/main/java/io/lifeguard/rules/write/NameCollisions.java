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
 * How many names of a migration's source the target has too, by kind.
 *
 * @param recorded whether anything of the source's content is recorded: else nothing can be found
 */
public record NameCollisions(Map<CollisionKind, Integer> byKind, boolean recorded) {
    public static final NameCollisions NONE = new NameCollisions(Map.of(), false);

    /** What bears a name that the import may overwrite. */
    public enum CollisionKind {
        CATEGORY("category", "categories"),
        ROOM("room", "rooms"),
        ADD_IN("add-in", "add-ins");

        private final String one;
        private final String many;

        CollisionKind(String one, String many) {
            this.one = one;
            this.many = many;
        }
    }

    public NameCollisions {
        EnumMap<CollisionKind, Integer> copy = new EnumMap<>(CollisionKind.class);
        copy.putAll(byKind);
        byKind = copy;
    }

    /**
     * The chat pools whose content is to come together with that of a pool: of each planned migration that names it, the
     * other pool. FQDNs.
     */
    public static List<String> partners(Topology topology, ChatPool pool) {
        return topology.migrations().values().stream()
                .filter(m -> !m.complete() && m.involves(pool))
                .map(m -> m.hasTarget(pool) ? m.source() : m.target())
                .toList();
    }

    /** The warning that something new bears a name that a partner of its chat pool has too, for each partner that has. */
    static <T extends ContentItem> Warning met(
            CollisionKind kind, T created, Topology topology, Function<ContentItemId, Optional<T>> find) {
        List<String> colliding = topology.chatPool(created.pool()).stream()
                .flatMap(pool -> partners(topology, pool).stream())
                .filter(partner ->
                        find.apply(new ContentItemId(partner, created.name())).isPresent())
                .toList();
        return new Warning(
                Rule.NAME_COLLIDES_ON_MIGRATION,
                "The %s %s of %s bears a name that %s %s too; the import overwrites it."
                        .formatted(
                                kind.one,
                                created.name(),
                                created.pool(),
                                Plurals.ids(colliding),
                                colliding.size() == 1 ? "has" : "have"),
                colliding.size());
    }

    public static String reason(CollisionKind kind, int count, Migration migration) {
        return "%d %s of %s %s a name that %s has too; the import overwrites %s. Only what is recorded here of the"
                        .formatted(
                                count,
                                count == 1 ? kind.one : kind.many,
                                migration.source(),
                                count == 1 ? "bears" : "bear",
                                migration.target(),
                                count == 1 ? "it" : "them")
                + " legacy pool is compared.";
    }
}
