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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads categories, rooms and add-ins by their ids. A malformed id fails with
 * {@link FailureCode#INVALID_VALUE}; an id that is not recorded gives an empty result. Lists are in the order of the keys.
 * Callers who must not see secret rooms get results without them, except that the counts of categories include them.
 */
@ApplicationScoped
public class ContentQueries {
    private final ContentReads contents;

    ContentQueries(ContentReads contents) {
        this.contents = contents;
    }

    public Uni<Optional<Category>> category(String id) {
        return contents.category(parse(id)).map(Snapshot::value);
    }

    public Uni<Optional<Room>> room(String id) {
        return contents.room(parse(id), CallerContext.seeSecretRooms()).map(Snapshot::value);
    }

    public Uni<Optional<AddIn>> addIn(String id) {
        ContentItemId wanted = parse(id);
        return contents.addIns(List.of(wanted.poolKey()))
                .map(found -> found.getOrDefault(wanted.poolKey(), List.of()).stream()
                        .filter(addIn -> addIn.key().equals(wanted.key()))
                        .findFirst());
    }

    /** Pages of add-ins, of which a chat pool has few; empty pages are left out. */
    public Uni<Map<ContentPageRequest, List<AddIn>>> addInPages(List<ContentPageRequest> pages) {
        return contents.addIns(pages.stream().map(ContentPageRequest::pool).toList())
                .map(found -> pages.stream()
                        .collect(Collectors.toMap(
                                page -> page, page -> page(found.getOrDefault(page.pool(), List.of()), page))));
    }

    private static List<AddIn> page(List<AddIn> addIns, ContentPageRequest page) {
        return addIns.stream()
                .filter(addIn -> addIn.id().nameKey().compareTo(page.after()) > 0)
                .sorted(Comparator.comparing(addIn -> addIn.id().nameKey()))
                .limit(page.most())
                .toList();
    }

    /** Pages of categories; empty pages are left out. */
    public Uni<Map<ContentPageRequest, List<Category>>> categories(List<ContentPageRequest> pages) {
        return contents.categories(pages);
    }

    /** Pages of rooms; empty pages are left out. */
    public Uni<Map<ContentPageRequest, List<Room>>> rooms(List<ContentPageRequest> pages) {
        return contents.rooms(pages, CallerContext.seeSecretRooms());
    }

    /** All add-ins by the key of their chat pool; pools without any are left out. */
    public Uni<Map<String, List<AddIn>>> addIns(List<String> poolKeys) {
        return contents.addIns(poolKeys);
    }

    /** Number of categories by the key of the chat pool; 0 is left out. */
    public Uni<Map<String, Integer>> categoryCounts(List<String> poolKeys) {
        return contents.categoryCounts(poolKeys);
    }

    /** Number of rooms by the key of the chat pool; 0 is left out. */
    public Uni<Map<String, Integer>> roomCounts(List<String> poolKeys) {
        return contents.roomCounts(poolKeys, CallerContext.seeSecretRooms());
    }

    /** Number of rooms by category, with both parts of the id folded to keys; 0 is left out. */
    public Uni<Map<ContentItemId, Integer>> roomsIn(List<ContentItemId> categories) {
        return contents.roomsIn(categories);
    }

    /** Categories by their folded ids; one that is not recorded is left out. */
    public Uni<Map<ContentItemId, Category>> categoriesById(List<ContentItemId> ids) {
        return contents.categoriesById(ids);
    }

    /** The flattened names of categories by their folded ids; one that is not recorded is left out. */
    public Uni<Map<ContentItemId, String>> flattenedNames(List<ContentItemId> categories) {
        return contents.flattenedNames(categories);
    }

    private static ContentItemId parse(String text) {
        ContentItemId id = ContentItemId.parse(text)
                .orElseThrow(() -> LifeguardException.invalidValue("id: " + InputSanitizer.quote(text)
                        + " is not pool\\name, such as pchat01.contoso.com\\Research."));
        InputChecks.fqdn("id", id.pool());
        InputChecks.checked("id", ValueForm.NAME, id.name());
        return id;
    }
}
