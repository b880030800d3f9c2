package io.lifeguard.rules;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.PoolItem;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Topology;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a write to a category, a room or an add-in is judged against: all that bears one of the ids that the write names,
 * or the same name on a {@link Collisions#partners partner} of its chat pool, each by key, and what the rooms among it
 * refer to.
 *
 * @param uses how many rooms each of the categories has and each of the add-ins is shown by, where a removal asks
 */
public record Contents(
        Topology topology,
        Map<String, Category> categories,
        Map<String, Room> rooms,
        Map<String, AddIn> addIns,
        Map<PoolItem, Integer> uses) {

    public static Contents of(
            Topology topology,
            Collection<Category> categories,
            Collection<Room> rooms,
            Collection<AddIn> addIns,
            Map<PoolItem, Integer> uses) {
        Stream<Category> ofRooms = rooms.stream().map(Room::category);
        Stream<AddIn> shown = rooms.stream().flatMap(room -> room.addIn().stream());
        return new Contents(
                topology,
                byKey(Stream.concat(categories.stream(), ofRooms)),
                byKey(rooms.stream()),
                byKey(Stream.concat(addIns.stream(), shown)),
                Map.copyOf(uses));
    }

    public Optional<Category> category(PoolItemId id) {
        return Optional.ofNullable(categories.get(id.key()));
    }

    public Optional<Room> room(PoolItemId id) {
        return Optional.ofNullable(rooms.get(id.key()));
    }

    public Optional<AddIn> addIn(PoolItemId id) {
        return Optional.ofNullable(addIns.get(id.key()));
    }

    Optional<ChatPool> pool(String fqdn) {
        return topology.chatPool(fqdn);
    }

    int roomsWith(PoolItem item) {
        return uses.getOrDefault(item, 0);
    }

    private static <T extends PoolItem> Map<String, T> byKey(Stream<T> things) {
        return things.collect(Collectors.toMap(PoolItem::key, Function.identity(), (one, same) -> one));
    }
}
