package io.lifeguard.service;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Echo;
import io.lifeguard.model.PageOfPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.ValueForm;
import io.lifeguard.store.PoolContents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What chat pools hold, looked up by the ids that people use. An id of no valid form fails with
 * {@link InvalidValueException}; one that is not recorded gives nothing. Lists come in the order of the names' keys.
 * Whoever may not be told of secret rooms is answered as if they were not there, except that categories count them.
 */
@ApplicationScoped
public class ContentLookups {
    private final PoolContents contents;

    ContentLookups(PoolContents contents) {
        this.contents = contents;
    }

    public Uni<Optional<Category>> category(String id) {
        return contents.category(asked(id)).map(Snapshot::value);
    }

    public Uni<Optional<Room>> room(String id) {
        return contents.room(asked(id), Callers.seeSecretRooms()).map(Snapshot::value);
    }

    /** Pages of categories; one without any is left out. */
    public Uni<Map<PageOfPool, List<Category>>> categories(List<PageOfPool> pages) {
        return contents.categories(pages);
    }

    /** Pages of rooms; one without any is left out. */
    public Uni<Map<PageOfPool, List<Room>>> rooms(List<PageOfPool> pages) {
        return contents.rooms(pages, Callers.seeSecretRooms());
    }

    /** Chat pool key to all its add-ins; none is left out. */
    public Uni<Map<String, List<AddIn>>> addIns(List<String> poolKeys) {
        return contents.addIns(poolKeys);
    }

    /** Chat pool key to how many categories it has; 0 is left out. */
    public Uni<Map<String, Integer>> categoryCounts(List<String> poolKeys) {
        return contents.categoryCounts(poolKeys);
    }

    /** Chat pool key to how many rooms it has; 0 is left out. */
    public Uni<Map<String, Integer>> roomCounts(List<String> poolKeys) {
        return contents.roomCounts(poolKeys, Callers.seeSecretRooms());
    }

    /** Categories, by id with both parts folded, to how many rooms each has; 0 is left out. */
    public Uni<Map<PoolItemId, Integer>> roomsIn(List<PoolItemId> categories) {
        return contents.roomsIn(categories);
    }

    private static PoolItemId asked(String text) {
        PoolItemId id = PoolItemId.parse(text)
                .orElseThrow(() -> new InvalidValueException(
                        "id: " + Echo.of(text) + " is not pool\\name, such as pchat01.contoso.com\\Research."));
        Asked.fqdn("id", id.pool());
        Asked.checked("id", ValueForm.NAME, id.name());
        return id;
    }
}
