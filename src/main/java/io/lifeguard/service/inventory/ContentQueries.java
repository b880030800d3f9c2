package io.lifeguard.service.inventory;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.Room;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.read.ContentReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What chat pools hold, looked up by the ids that people use. An id of no valid form fails with
 * {@link FailureCode#INVALID_VALUE}; one that is not recorded gives nothing. Lists come in the order of the names' keys.
 * Whoever may not be told of secret rooms is answered as if they were not there, except that categories count them.
 */
@ApplicationScoped
public class ContentQueries {
    private final ContentReads contents;

    ContentQueries(ContentReads contents) {
        this.contents = contents;
    }

    public Uni<Optional<Category>> category(String id) {
        return contents.category(asked(id)).map(Snapshot::value);
    }

    public Uni<Optional<Room>> room(String id) {
        return contents.room(asked(id), CallerContext.seeSecretRooms()).map(Snapshot::value);
    }

    /** Pages of categories; one without any is left out. */
    public Uni<Map<ContentPageRequest, List<Category>>> categories(List<ContentPageRequest> pages) {
        return contents.categories(pages);
    }

    /** Pages of rooms; one without any is left out. */
    public Uni<Map<ContentPageRequest, List<Room>>> rooms(List<ContentPageRequest> pages) {
        return contents.rooms(pages, CallerContext.seeSecretRooms());
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
        return contents.roomCounts(poolKeys, CallerContext.seeSecretRooms());
    }

    /** Categories, by id with both parts folded, to how many rooms each has; 0 is left out. */
    public Uni<Map<ContentItemId, Integer>> roomsIn(List<ContentItemId> categories) {
        return contents.roomsIn(categories);
    }

    private static ContentItemId asked(String text) {
        ContentItemId id = ContentItemId.parse(text)
                .orElseThrow(() -> LifeguardException.invalidValue("id: " + InputSanitizer.quote(text)
                        + " is not pool\\name, such as pchat01.contoso.com\\Research."));
        InputChecks.fqdn("id", id.pool());
        InputChecks.checked("id", ValueForm.NAME, id.name());
        return id;
    }
}
