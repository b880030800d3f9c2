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
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for writes to a room. */
public final class RoomRules {
    private RoomRules() {}

    /**
     * A room as requested, before any check.
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

        /** The ids of the room and of the category and add-in that it refers to. */
        public Stream<ContentItemId> ids() {
            return Stream.of(
                            Stream.of(id()),
                            ContentItemId.parse(category).stream(),
                            addIn.flatMap(ContentItemId::parse).stream())
                    .flatMap(ids -> ids);
        }
    }

    /** Creates the room or replaces all fields except the name, whose spelling does not change. */
    public static WriteDecision put(RoomDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Optional<Category> category = ContentItemId.parse(draft.category()).flatMap(contents::category);
        Optional<AddIn> addIn = draft.addIn().flatMap(ContentItemId::parse).flatMap(contents::addIn);
        ViolationCollector violations = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, violations);
        checkReferences(draft, pool.map(ChatPool::fqdn), category, addIn, violations);
        violations.check(ValueForm.NAME, "name", draft.name());
        violations.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
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
                contents);
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
            ViolationCollector violations) {
        ContentItemRules.checkReference(
                "category",
                category,
                pool,
                NotFoundMessages.category(draft.category()),
                (other, own) -> "Category %s belongs to %s; a room of %s needs a category of its own chat pool."
                        .formatted(other.name(), other.pool(), own),
                violations);
        draft.addIn()
                .ifPresent(id -> ContentItemRules.checkReference(
                        "addIn",
                        addIn,
                        pool,
                        NotFoundMessages.addIn(id),
                        (other, own) -> "Add-in %s belongs to %s; a room of %s needs an add-in of its own chat pool."
                                .formatted(other.name(), other.pool(), own),
                        violations));
    }
}
