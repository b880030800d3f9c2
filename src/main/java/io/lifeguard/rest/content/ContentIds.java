package io.lifeguard.rest.content;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.NameCursor;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceList;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The ids of categories, rooms and add-ins, {@code pool\name}, in paths and bodies, and their lists. */
final class ContentIds {
    private ContentIds() {}

    /**
     * The id of a write: as the body spells it, or as the path does.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a path without a backslash
     */
    static ContentItemId of(String path, BodyObject body) {
        ContentItemId id = ContentItemId.parse(PathIds.of(path, body, "id"))
                .orElseThrow(() -> LifeguardException.invalidValue("id: " + InputSanitizer.quote(path)
                        + " is not pool\\name, such as pchat01.contoso.com%5CResearch."));
        return new ContentItemId(PathIds.of(id.pool(), body, "pool"), PathIds.of(id.name(), body, "name"));
    }

    /** The items of the chat pool that the parameter {@code pool} names, in the order of the keys of their names. */
    static <T extends ContentItem> ResourceList<T> list(
            QueryParameters parameters,
            Function<List<ContentPageRequest>, Uni<Map<ContentPageRequest, List<T>>>> read) {
        String pool = Ids.key(parameters.requiredText("pool", ValueForm.FQDN));
        return new ResourceList<>(
                page -> {
                    ContentPageRequest request =
                            new ContentPageRequest(pool, NameCursor.keyAfter(page), page.toFetch());
                    return read.apply(List.of(request)).map(found -> found.getOrDefault(request, List.of()));
                },
                NameCursor::of);
    }
}
