package io.lifeguard.graphql.content;

import io.lifeguard.graphql.batching.BatchLoaders;
import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentPageRequest;
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

/** The reading fields of categories, rooms and add-ins: those of the root, and those that are looked up on demand. */
@GraphQLApi
public class CategoryQueries {
    private final ContentQueries contents;
    private final BatchLoaders batches;

    CategoryQueries(ContentQueries contents, BatchLoaders batches) {
        this.contents = contents;
        this.batches = batches;
    }

    @Query
    public Uni<CategoryObject> category(@Id @NonNull String id) {
        return contents.category(id)
                .map(found -> found.map(CategoryObject::from).orElse(null));
    }

    @Query
    public Uni<RoomObject> room(@Id @NonNull String id) {
        return contents.room(id).map(found -> found.map(RoomObject::from).orElse(null));
    }

    @NonNull
    public Uni<CategoryConnection> categories(
            @Source ChatPoolObject pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        String key = Ids.key(pool.fqdn());
        return batches.categories
                .load(new ContentPageRequest(key, NameCursor.parse(page.after()), page.toFetch()))
                .map(found -> new CategoryConnection(
                        page.cut(found).stream().map(CategoryObject::from).toList(),
                        page.info(found, NameCursor::of),
                        key));
    }

    @NonNull
    public Uni<RoomConnection> rooms(
            @Source ChatPoolObject pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        String key = Ids.key(pool.fqdn());
        return batches.rooms
                .load(new ContentPageRequest(key, NameCursor.parse(page.after()), page.toFetch()))
                .map(found -> new RoomConnection(
                        page.cut(found).stream().map(RoomObject::from).toList(),
                        page.info(found, NameCursor::of),
                        key));
    }

    @NonNull
    public Uni<List<@NonNull AddInObject>> addIns(@Source ChatPoolObject pool) {
        return batches.addIns
                .load(Ids.key(pool.fqdn()))
                .map(found -> found.stream().map(AddInObject::from).toList());
    }

    @NonNull
    public Uni<Integer> totalCount(@Source CategoryConnection connection) {
        return batches.categoryCounts.load(connection.pool());
    }

    @NonNull
    public Uni<Integer> totalCount(@Source RoomConnection connection) {
        return batches.roomCounts.load(connection.pool());
    }

    @NonNull
    public Uni<Integer> roomCount(@Source CategoryObject category) {
        return batches.roomsIn.load(category.model().id().folded());
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source CategoryObject category) {
        return pool(category.model());
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source RoomObject room) {
        return pool(room.model());
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source AddInObject addIn) {
        return pool(addIn.model());
    }

    private Uni<ChatPoolObject> pool(ContentItem item) {
        return batches.chatPools.load(item.id().poolKey()).map(ChatPoolObject::from);
    }
}
