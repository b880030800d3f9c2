package io.lifeguard.graphql.content;

import io.lifeguard.graphql.nested.LookupBatches;
import io.lifeguard.graphql.paging.NameCursor;
import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.graphql.pool.ChatPoolType;
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
public class ContentApi {
    private final ContentQueries contents;
    private final LookupBatches batches;

    ContentApi(ContentQueries contents, LookupBatches batches) {
        this.contents = contents;
        this.batches = batches;
    }

    @Query
    public Uni<CategoryType> category(@Id @NonNull String id) {
        return contents.category(id).map(found -> found.map(CategoryType::from).orElse(null));
    }

    @Query
    public Uni<RoomObject> room(@Id @NonNull String id) {
        return contents.room(id).map(found -> found.map(RoomObject::from).orElse(null));
    }

    @NonNull
    public Uni<CategoryConnection> categories(
            @Source ChatPoolType pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        String key = Ids.key(pool.fqdn());
        return batches.categories
                .load(new ContentPageRequest(key, NameCursor.parse(page.after()), page.toFetch()))
                .map(found -> new CategoryConnection(
                        page.cut(found).stream().map(CategoryType::from).toList(),
                        page.info(found, NameCursor::of),
                        key));
    }

    @NonNull
    public Uni<RoomConnection> rooms(
            @Source ChatPoolType pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
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
    public Uni<List<@NonNull AddInType>> addIns(@Source ChatPoolType pool) {
        return batches.addIns
                .load(Ids.key(pool.fqdn()))
                .map(found -> found.stream().map(AddInType::from).toList());
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
    public Uni<Integer> roomCount(@Source CategoryType category) {
        return batches.roomsIn.load(category.model().id().folded());
    }

    @NonNull
    public Uni<ChatPoolType> pool(@Source CategoryType category) {
        return pool(category.model());
    }

    @NonNull
    public Uni<ChatPoolType> pool(@Source RoomObject room) {
        return pool(room.model());
    }

    @NonNull
    public Uni<ChatPoolType> pool(@Source AddInType addIn) {
        return pool(addIn.model());
    }

    private Uni<ChatPoolType> pool(ContentItem item) {
        return batches.chatPools.load(item.id().poolKey()).map(ChatPoolType::from);
    }
}
