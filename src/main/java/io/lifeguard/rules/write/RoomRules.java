package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done to a room. */
public final class RoomRules {
    private RoomRules() {}

    /**
     * A room as somebody wants it; nothing of it is checked yet.
     *
     * @param pool FQDN of the chat pool
     * @param category {@code pool\name}
     * @param addIn {@code pool\name}
     */
    public record RoomDraft(
            String pool,
            String name,
            Optional<String> description,
            String category,
            RoomType type,
            RoomPrivacy privacy,
            boolean disabled,
            Optional<String> addIn) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }

        /** The ids of all that the draft names. */
        public Stream<ContentItemId> ids() {
            return Stream.of(
                            Stream.of(id()),
                            ContentItemId.parse(category).stream(),
                            addIn.flatMap(ContentItemId::parse).stream())
                    .flatMap(ids -> ids);
        }
    }

    /** Creates the room or replaces all of it but its name, which stays as first written. */
    public static WriteDecision put(RoomDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Optional<Category> category = ContentItemId.parse(draft.category()).flatMap(contents::category);
        Optional<AddIn> addIn = draft.addIn().flatMap(ContentItemId::parse).flatMap(contents::addIn);
        ViolationCollector found = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, found);
        checkReferences(draft, pool.map(ChatPool::fqdn), category, addIn, found);
        contents.category(draft.id())
                .ifPresent(other -> found.add(
                        Rule.ROOM_NAME_DIFFERS_FROM_CATEGORY,
                        "name",
                        "%s has a category %s.".formatted(other.pool(), other.name())));
        found.check(ValueForm.NAME, "name", draft.name());
        found.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        Optional<Room> stored = contents.room(draft.id());
        return ContentItemRules.put(
                Subject.ROOM,
                NameCollisions.CollisionKind.ROOM,
                contents::room,
                new Room(
                        pool.orElseThrow().fqdn(),
                        stored.map(Room::name).orElse(draft.name()),
                        draft.description(),
                        category.orElseThrow(),
                        draft.type(),
                        draft.privacy(),
                        draft.disabled(),
                        addIn),
                contents.topology());
    }

    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.ROOM, id, contents::room, NotFoundMessages.room(id), room -> Optional.empty());
    }

    private static void checkReferences(
            RoomDraft draft,
            Optional<String> pool,
            Optional<Category> category,
            Optional<AddIn> addIn,
            ViolationCollector found) {
        ContentItemRules.checkReference(
                "category",
                category,
                pool,
                NotFoundMessages.category(draft.category()),
                (other, own) -> "%s is a category of %s; a room of %s has a category of its own chat pool."
                        .formatted(other.name(), other.pool(), own),
                found);
        draft.addIn()
                .ifPresent(id -> ContentItemRules.checkReference(
                        "addIn",
                        addIn,
                        pool,
                        NotFoundMessages.addIn(id),
                        (other, own) -> "%s is an add-in of %s; a room of %s shows an add-in of its own chat pool."
                                .formatted(other.name(), other.pool(), own),
                        found));
    }
}
