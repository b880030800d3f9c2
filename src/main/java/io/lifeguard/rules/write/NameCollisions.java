package io.lifeguard.rules.write;

import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the import of the content of a source into the target of its migration does to names.
 *
 * @param byKind how many items get the name of an item of the target
 * @param tooLong how many items get a name that is too long
 * @param disabledRooms how many rooms are disabled, and therefore left out
 * @param recorded whether any content of the source is recorded; without it nothing can be found
 */
public record NameCollisions(
        Map<CollisionKind, Integer> byKind, Map<CollisionKind, Integer> tooLong, int disabledRooms, boolean recorded) {
    public static final NameCollisions NONE = new NameCollisions(Map.of(), Map.of(), 0, false);

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

        private String count(int count) {
            return count + " " + (count == 1 ? singular : plural);
        }
    }

    public NameCollisions {
        byKind = copy(byKind);
        tooLong = copy(tooLong);
    }

    private static Map<CollisionKind, Integer> copy(Map<CollisionKind, Integer> counts) {
        EnumMap<CollisionKind, Integer> copy = new EnumMap<>(CollisionKind.class);
        counts.forEach((kind, count) -> {
            if (count > 0) {
                copy.put(kind, count);
            }
        });
        return copy;
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

    /** The warning about the partners of a chat pool that have an item with the name that the write gives to another. */
    static <T extends ContentItem> Warning warningFor(
            CollisionKind kind,
            Optional<T> stored,
            T after,
            ContentSnapshot contents,
            Function<ContentItemId, Optional<T>> find) {
        List<String> before =
                stored.map(item -> colliding(item, contents, find)).orElse(List.of());
        List<String> colliding = colliding(after, contents, find).stream()
                .filter(partner -> !before.contains(partner))
                .toList();
        return new Warning(
                Rule.NAME_COLLIDES_ON_MIGRATION,
                "The %s %s of %s also exists on %s; the import overwrites it."
                        .formatted(kind.singular, after.name(), after.pool(), Plurals.ids(colliding)),
                colliding.size());
    }

    /** The FQDNs of the partners with an item that the import gives the name of this one, or the other way round. */
    private static <T extends ContentItem> List<String> colliding(
            T item, ContentSnapshot contents, Function<ContentItemId, Optional<T>> find) {
        Optional<ChatPool> pool = contents.pool(item.pool());
        return pool.stream()
                .flatMap(p -> partners(contents.topology(), p).stream())
                .filter(partner -> pool.get().release().isLegacy()
                        ? isMoved(item)
                                && find.apply(flattened(item, partner, contents))
                                        .isPresent()
                        : FlattenedNames.candidates(item.name()).stream()
                                .flatMap(name -> find.apply(new ContentItemId(partner, name)).stream())
                                .anyMatch(other -> isMoved(other)
                                        && flattened(other, item.pool(), contents)
                                                .key()
                                                .equals(item.key())))
                .toList();
    }

    private static ContentItemId flattened(ContentItem item, String target, ContentSnapshot contents) {
        return new ContentItemId(
                target, FlattenedNames.of(item, contents::category).name());
    }

    /** Rooms that are disabled on the source are left out. */
    private static boolean isMoved(ContentItem item) {
        return !(item instanceof Room room && room.disabled());
    }

    /** The warnings about a migration that is planned or completed. */
    public List<Warning> warnings(Migration migration) {
        List<Warning> warnings = new ArrayList<>();
        byKind.forEach((kind, count) ->
                warnings.add(new Warning(Rule.NAME_COLLIDES_ON_MIGRATION, reason(kind, count, migration), count)));
        tooLong.forEach((kind, count) -> warnings.add(
                new Warning(Rule.NAME_TOO_LONG_ON_MIGRATION, reasonOfTooLong(kind, count, migration), count)));
        warnings.add(
                Warning.information(Rule.ROOM_NOT_MIGRATED, reasonOfDisabled(disabledRooms, migration), disabledRooms));
        return warnings;
    }

    public static String reason(CollisionKind kind, int count, Migration migration) {
        return "%s of %s also %s on %s; the import overwrites %s. Only the recorded content of %s is compared."
                .formatted(
                        kind.count(count),
                        migration.source(),
                        count == 1 ? "exists" : "exist",
                        migration.target(),
                        count == 1 ? "it" : "them",
                        migration.source());
    }

    public static String reasonOfTooLong(CollisionKind kind, int count, Migration migration) {
        return "%s of %s %s a name of more than 256 characters with the names of all categories above; shorten them."
                .formatted(kind.count(count), migration.source(), count == 1 ? "gets" : "get");
    }

    public static String reasonOfDisabled(int count, Migration migration) {
        return "%s of %s %s disabled and left out of the migration."
                .formatted(Plurals.count(count, "room"), migration.source(), count == 1 ? "is" : "are");
    }
}
