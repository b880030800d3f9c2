package io.lifeguard.graphql.content;

import io.lifeguard.graphql.paging.CountedConnection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.paging.Page;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Type;

/** A page of the rooms of a chat pool. */
@Type("RoomConnection")
public final class RoomConnection extends CountedConnection<RoomObject, RoomConnection.RoomEdge> {
    RoomConnection(Page<Room> page, Supplier<Uni<Integer>> count) {
        super(page, RoomEdge::new, count);
    }

    @Type("RoomEdge")
    public static final class RoomEdge extends Edge<RoomObject> {
        RoomEdge(String cursor, Room room) {
            super(cursor, RoomObject.from(room));
        }
    }
}
