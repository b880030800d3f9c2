package io.lifeguard.rest.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.RoomRules.RoomDraft;
import io.lifeguard.service.inventory.ContentQueries;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rooms by {@code pool\name}. Callers who must not see secret rooms find none. */
@Singleton
public class Rooms implements ResourceKind<String, Room> {
    private final ContentQueries contents;
    private final ContentWrites writes;

    Rooms(ContentQueries contents, ContentWrites writes) {
        this.contents = contents;
        this.writes = writes;
    }

    /**
     * @param category id of a category of the same chat pool
     * @param addIn id of an add-in of the same chat pool
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoomBody(
            String id,
            String pool,
            String name,
            @Nullable String description,
            String category,
            RoomType type,
            RoomPrivacy privacy,
            boolean disabled,
            @Nullable String addIn) {}

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public Subject<Room> subject() {
        return Subject.ROOM;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public List<String> segments(Room room) {
        return List.of(room.id().toString());
    }

    @Override
    public Uni<Optional<Room>> find(String id) {
        return contents.room(id);
    }

    @Override
    public ResourceList<Room> list(QueryParameters parameters) {
        return ContentIds.list(parameters, contents::rooms);
    }

    @Override
    public Class<RoomBody> representation() {
        return RoomBody.class;
    }

    @Override
    public RoomBody show(Room room) {
        return new RoomBody(
                room.id().toString(),
                room.pool(),
                room.name(),
                room.description().orElse(null),
                room.category().id().toString(),
                room.type(),
                room.privacy(),
                room.disabled(),
                room.addIn().map(AddIn::id).map(ContentItemId::toString).orElse(null));
    }

    @Override
    public WriteRule<?, Room> put(String id, BodyObject body, QueryParameters parameters) {
        ContentItemId item = ContentIds.of(id, body);
        return writes.put(new RoomDraft(
                item.pool(),
                item.name(),
                body.optionalText("description"),
                body.text("category"),
                body.optionalConstant("type", RoomType.class).orElse(RoomType.NORMAL),
                body.optionalConstant("privacy", RoomPrivacy.class).orElse(RoomPrivacy.CLOSED),
                body.optionalFlag("disabled").orElse(false),
                body.optionalText("addIn")));
    }

    @Override
    public WriteRule<?, Room> delete(String id, QueryParameters parameters) {
        return writes.deleteRoom(id);
    }
}
