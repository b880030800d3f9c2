package io.lifeguard.graphql.content;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.pool.ChatPoolLoader;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.NameCursor;
import io.lifeguard.model.content.Room;
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

/** Queries for rooms. */
@GraphQLApi
public class RoomQueries {
    private final ContentQueries contents;
    private final BatchLoader<ContentPageRequest, List<Room>> pages;
    private final BatchLoader<String, Integer> counts;
    private final ChatPoolLoader chatPools;

    RoomQueries(ContentQueries contents, ChatPoolLoader chatPools) {
        this.contents = contents;
        this.chatPools = chatPools;
        pages = BatchLoader.of(contents::rooms, List.of());
        counts = BatchLoader.of(contents::roomCounts, 0);
    }

    @Query
    public Uni<RoomObject> room(@Id @NonNull String id) {
        return contents.room(id).map(found -> found.map(RoomObject::from).orElse(null));
    }

    @NonNull
    public Uni<RoomConnection> rooms(
            @Source ChatPoolObject pool, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        String key = Ids.key(pool.fqdn());
        return pages.load(new ContentPageRequest(key, NameCursor.keyAfter(request), request.toFetch()))
                .map(found -> new RoomConnection(request.page(found, NameCursor::of), () -> counts.load(key)));
    }

    @NonNull
    public Uni<Integer> totalCount(@Source RoomConnection connection) {
        return connection.count();
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source RoomObject room) {
        return chatPools.load(room.model().id().poolKey());
    }
}
