package io.lifeguard.rules;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.RoomPrivacy;
import io.lifeguard.model.RoomType;
import io.lifeguard.model.ValueForm;
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
    public record Draft(
            String pool,
            String name,
            Optional<String> description,
            String category,
            RoomType type,
            RoomPrivacy privacy,
            boolean disabled,
            Optional<String> addIn) {
        public PoolItemId id() {
            return new PoolItemId(pool, name);
        }

        /** The ids of all that the draft names. */
        public Stream<PoolItemId> ids() {
            return Stream.of(
                            Stream.of(id()),
                            PoolItemId.parse(category).stream(),
                            addIn.flatMap(PoolItemId::parse).stream())
                    .flatMap(ids -> ids);
        }
    }

    /** Creates the room or replaces all of it but its name, which stays as first written. */
    public static Judgement put(Draft draft, Contents contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Optional<Category> category = PoolItemId.parse(draft.category()).flatMap(contents::category);
        Optional<AddIn> addIn = draft.addIn().flatMap(PoolItemId::parse).flatMap(contents::addIn);
        Violations found = new Violations();
        ItemRules.checkPool(draft.pool(), pool, found);
        checkReferences(draft, pool.map(ChatPool::fqdn), category, addIn, found);
        contents.category(draft.id())
                .ifPresent(other -> found.add(
                        Rule.ROOM_NAME_DIFFERS_FROM_CATEGORY,
                        "name",
                        "%s has a category %s.".formatted(other.pool(), other.name())));
        found.check(ValueForm.NAME, "name", draft.name());
        found.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        Optional<Room> stored = contents.room(draft.id());
        return ItemRules.put(
                Subject.ROOM,
                Collisions.Kind.ROOM,
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

    public static Judgement delete(String id, Contents contents) {
        return ItemRules.delete(Subject.ROOM, id, contents::room, Missing.room(id), room -> Optional.empty());
    }

    private static void checkReferences(
            Draft draft, Optional<String> pool, Optional<Category> category, Optional<AddIn> addIn, Violations found) {
        ItemRules.checkReference(
                "category",
                category,
                pool,
                Missing.category(draft.category()),
                (other, own) -> "%s is a category of %s; a room of %s has a category of its own chat pool."
                        .formatted(other.name(), other.pool(), own),
                found);
        draft.addIn()
                .ifPresent(id -> ItemRules.checkReference(
                        "addIn",
                        addIn,
                        pool,
                        Missing.addIn(id),
                        (other, own) -> "%s is an add-in of %s; a room of %s shows an add-in of its own chat pool."
                                .formatted(other.name(), other.pool(), own),
                        found));
    }
}
