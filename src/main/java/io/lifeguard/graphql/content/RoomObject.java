package io.lifeguard.graphql.content;

import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A room. Its chat pool is looked up only if a client selects it. */
@Type("Room")
public record RoomObject(
        @Id @NonNull String id,
        @NonNull String name,
        @Nullable String description,
        @NonNull CategoryObject category,
        @NonNull RoomType type,
        @NonNull RoomPrivacy privacy,
        boolean disabled,
        @Nullable AddInObject addIn,
        @Ignore Room model) {

    static RoomObject from(Room room) {
        return new RoomObject(
                room.id().toString(),
                room.name(),
                room.description().orElse(null),
                CategoryObject.from(room.category()),
                room.type(),
                room.privacy(),
                room.disabled(),
                room.addIn().map(AddInObject::from).orElse(null),
                room);
    }
}
