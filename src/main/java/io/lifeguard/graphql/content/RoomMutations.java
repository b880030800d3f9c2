package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.rules.write.RoomRules.RoomDraft;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of rooms. */
@GraphQLApi
public class RoomMutations {
    private final WriteService writes;
    private final ContentWrites contents;

    RoomMutations(WriteService writes, ContentWrites contents) {
        this.writes = writes;
        this.contents = contents;
    }

    @Mutation
    public Uni<RoomPayload> putRoom(@NonNull RoomInput room, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.put(room.toDraft()), dryRun).map(RoomPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteRoom(@Id @NonNull String id, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.deleteRoom(id), dryRun).map(DeletePayload::new);
    }

    @Input("RoomInput")
    public record RoomInput(
            @Id @NonNull String pool,
            @NonNull String name,
            @Id @NonNull String category,
            @Nullable String description,
            @DefaultValue("NORMAL") RoomType type,
            @DefaultValue("CLOSED") RoomPrivacy privacy,
            @DefaultValue("false") boolean disabled,
            @Id @Nullable String addIn) {

        RoomDraft toDraft() {
            return new RoomDraft(
                    pool,
                    name,
                    Optional.ofNullable(description),
                    category,
                    type,
                    privacy,
                    disabled,
                    Optional.ofNullable(addIn));
        }
    }

    @Type("RoomPayload")
    public static final class RoomPayload extends WritePayload {
        private final @Nullable RoomObject room;

        RoomPayload(WriteResult<Room> result) {
            super(result);
            room = result.resulting().map(RoomObject::from).orElse(null);
        }

        public @Nullable RoomObject getRoom() {
            return room;
        }
    }
}
