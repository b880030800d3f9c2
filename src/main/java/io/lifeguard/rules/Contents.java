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

/**
 * What a write to a category, a room or an add-in is judged against: all that bears one of the ids that the write names,
 * each by key.
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
        return new Contents(topology, byKey(categories), byKey(rooms), byKey(addIns), Map.copyOf(uses));
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

    private static <T extends PoolItem> Map<String, T> byKey(Collection<T> things) {
        return things.stream().collect(Collectors.toMap(PoolItem::key, Function.identity()));
    }
}
