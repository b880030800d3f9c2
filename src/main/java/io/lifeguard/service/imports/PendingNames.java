package io.lifeguard.service.imports;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows of a file create and what is not stored yet, limited to chat pools that take part in a migration: only there
 * may names collide with those of another pool.
 */
final class PendingNames {
    private final Map<String, ContentItem> items = new HashMap<>();

    /** Adds pending items that have the same name in a partner of the chat pool to the contents that a row is decided on. */
    void addCollidingTo(ContentItemId id, ContentSnapshot contents) {
        partners(id.pool(), contents.topology()).forEach(partner -> {
            String key = new ContentItemId(partner, id.name()).key();
            ContentItem item = items.get(key);
            if (item instanceof Category category) {
                contents.categories().put(key, category);
            } else if (item instanceof Room room) {
                contents.rooms().put(key, room);
            } else if (item instanceof AddIn addIn) {
                contents.addIns().put(key, addIn);
            }
        });
    }

    /** Adds what the decision creates. */
    void add(WriteDecision decision, Topology topology) {
        for (Change<?> change : decision.changes()) {
            if (change.kind() == Change.ChangeOperation.CREATED
                    && change.after().orElseThrow() instanceof ContentItem item
                    && !partners(item.pool(), topology).isEmpty()) {
                items.put(item.key(), item);
            }
        }
    }

    private static List<String> partners(String pool, Topology topology) {
        return topology.chatPool(pool).stream()
                .flatMap((ChatPool p) -> NameCollisions.partners(topology, p).stream())
                .toList();
    }
}
