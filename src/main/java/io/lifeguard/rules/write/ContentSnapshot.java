package io.lifeguard.rules.write;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stored items that the rules for a write to a category, room or add-in need, by key: those with an id that the
 * write names, those with the same {@link FlattenedNames flattened} name on a {@link NameCollisions#partners partner} of
 * its chat pool, the items that these rooms refer to, and the categories above these categories.
 *
 * @param uses what refers to a category or an add-in that is to be deleted
 */
public record ContentSnapshot(
        Topology topology,
        Map<String, Category> categories,
        Map<String, Room> rooms,
        Map<String, AddIn> addIns,
        Map<ContentItem, ItemUses> uses) {

    public static ContentSnapshot of(
            Topology topology,
            Collection<Category> categories,
            Collection<Room> rooms,
            Collection<AddIn> addIns,
            Map<ContentItem, ItemUses> uses) {
        Stream<Category> ofRooms = rooms.stream().map(Room::category);
        Stream<AddIn> shown = rooms.stream().flatMap(room -> room.addIn().stream());
        return new ContentSnapshot(
                topology,
                byKey(Stream.concat(categories.stream(), ofRooms)),
                byKey(rooms.stream()),
                byKey(Stream.concat(addIns.stream(), shown)),
                Map.copyOf(uses));
    }

    public Optional<Category> category(ContentItemId id) {
        return Optional.ofNullable(categories.get(id.key()));
    }

    public Optional<Room> room(ContentItemId id) {
        return Optional.ofNullable(rooms.get(id.key()));
    }

    public Optional<AddIn> addIn(ContentItemId id) {
        return Optional.ofNullable(addIns.get(id.key()));
    }

    /** How many categories are above a category. */
    public int depth(Category category) {
        return FlattenedNames.ancestors(category, this::category).size();
    }

    /** Adds an item, or replaces the one of its id, in a snapshot of modifiable maps. */
    public void put(ContentItem item) {
        if (item instanceof Category category) {
            categories.put(item.key(), category);
        } else if (item instanceof Room room) {
            rooms.put(item.key(), room);
        } else if (item instanceof AddIn addIn) {
            addIns.put(item.key(), addIn);
        }
    }

    /** The same items, with the chat pool of an item in service. */
    public ContentSnapshot withPoolInService(ContentItemId id) {
        return pool(id.pool())
                .map(pool -> new ContentSnapshot(
                        topology.with(pool.withState(PoolState.IN_SERVICE)), categories, rooms, addIns, uses))
                .orElse(this);
    }

    Optional<ChatPool> pool(String fqdn) {
        return topology.chatPool(fqdn);
    }

    ItemUses uses(ContentItem item) {
        return uses.getOrDefault(item, ItemUses.NONE);
    }

    private static <T extends ContentItem> Map<String, T> byKey(Stream<T> things) {
        return things.collect(Collectors.toMap(ContentItem::key, Function.identity(), (one, same) -> one));
    }
}
