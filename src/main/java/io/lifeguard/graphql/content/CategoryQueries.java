package io.lifeguard.graphql.content;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.pool.ChatPoolLoader;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.NameCursor;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.service.inventory.ContentQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries for categories. */
@GraphQLApi
public class CategoryQueries {
    private final ContentQueries contents;
    private final BatchLoader<ContentPageRequest, List<Category>> pages;
    private final BatchLoader<String, Integer> counts;
    private final BatchLoader<ContentItemId, Integer> roomCounts;
    private final BatchLoader<ContentItemId, Category> byId;
    private final BatchLoader<ContentItemId, String> flattenedNames;
    private final ChatPoolLoader chatPools;

    CategoryQueries(ContentQueries contents, ChatPoolLoader chatPools) {
        this.contents = contents;
        this.chatPools = chatPools;
        pages = BatchLoader.of(contents::categories, List.of());
        counts = BatchLoader.of(contents::categoryCounts, 0);
        roomCounts = BatchLoader.of(contents::roomsIn, 0);
        byId = BatchLoader.ofExisting(contents::categoriesById);
        flattenedNames = BatchLoader.ofExisting(contents::flattenedNames);
    }

    @Query
    public Uni<CategoryObject> category(@Id @NonNull String id) {
        return contents.category(id)
                .map(found -> found.map(CategoryObject::from).orElse(null));
    }

    @NonNull
    public Uni<CategoryConnection> categories(
            @Source ChatPoolObject pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        String key = Ids.key(pool.fqdn());
        return pages.load(new ContentPageRequest(key, NameCursor.keyAfter(request), request.toFetch()))
                .map(found -> new CategoryConnection(request.page(found, NameCursor::of), () -> counts.load(key)));
    }

    @NonNull
    public Uni<Integer> totalCount(@Source CategoryConnection connection) {
        return connection.count();
    }

    @NonNull
    public Uni<Integer> roomCount(@Source CategoryObject category) {
        return roomCounts.load(category.model().id().folded());
    }

    public Uni<CategoryObject> parent(@Source CategoryObject category) {
        return category.model()
                .parentId()
                .map(id -> byId.load(id.folded()).map(CategoryObject::from))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @NonNull
    public Uni<String> flattenedName(@Source CategoryObject category) {
        Category model = category.model();
        return model.parent().isEmpty()
                ? Uni.createFrom().item(model.name())
                : flattenedNames.load(model.id().folded());
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source CategoryObject category) {
        return chatPools.load(category.model().id().poolKey());
    }
}
