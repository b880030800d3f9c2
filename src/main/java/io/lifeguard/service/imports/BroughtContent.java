package io.lifeguard.service.imports;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Change;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.PoolItem;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Topology;
import io.lifeguard.rules.Collisions;
import io.lifeguard.rules.Contents;
import io.lifeguard.rules.Judgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows bring that is not stored yet, as far as another row's name may collide with it: on chat pools that a
 * migration is planned for. At most one thing for each row of a file.
 */
final class BroughtContent {
    private final Map<String, PoolItem> things = new HashMap<>();

    /** Adds what bears the same name on a partner of the chat pool to what a row is judged against. */
    void recallPartnersOf(PoolItemId id, Contents contents) {
        partners(id.pool(), contents.topology()).forEach(partner -> {
            String key = new PoolItemId(partner, id.name()).key();
            PoolItem thing = things.get(key);
            if (thing instanceof Category category) {
                contents.categories().put(key, category);
            } else if (thing instanceof Room room) {
                contents.rooms().put(key, room);
            } else if (thing instanceof AddIn addIn) {
                contents.addIns().put(key, addIn);
            }
        });
    }

    /** Notes what a row brings. */
    void note(Judgement judgement, Topology topology) {
        for (Change<?> change : judgement.changes()) {
            if (change.kind() == Change.Kind.CREATED
                    && change.after().orElseThrow() instanceof PoolItem thing
                    && !partners(thing.pool(), topology).isEmpty()) {
                things.put(thing.key(), thing);
            }
        }
    }

    private static List<String> partners(String pool, Topology topology) {
        return topology.chatPool(pool).stream()
                .flatMap((ChatPool p) -> Collisions.partners(topology, p).stream())
                .toList();
    }
}
