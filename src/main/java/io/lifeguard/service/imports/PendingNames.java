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
 * What rows bring that is not stored yet, as far as another row's name may collide with it: on chat pools that a
 * migration is planned for. At most one thing for each row of a file.
 */
final class PendingNames {
    private final Map<String, ContentItem> things = new HashMap<>();

    /** Adds what bears the same name on a partner of the chat pool to what a row is judged against. */
    void recallPartnersOf(ContentItemId id, ContentSnapshot contents) {
        partners(id.pool(), contents.topology()).forEach(partner -> {
            String key = new ContentItemId(partner, id.name()).key();
            ContentItem thing = things.get(key);
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
    void note(WriteDecision judgement, Topology topology) {
        for (Change<?> change : judgement.changes()) {
            if (change.kind() == Change.ChangeOperation.CREATED
                    && change.after().orElseThrow() instanceof ContentItem thing
                    && !partners(thing.pool(), topology).isEmpty()) {
                things.put(thing.key(), thing);
            }
        }
    }

    private static List<String> partners(String pool, Topology topology) {
        return topology.chatPool(pool).stream()
                .flatMap((ChatPool p) -> NameCollisions.partners(topology, p).stream())
                .toList();
    }
}
