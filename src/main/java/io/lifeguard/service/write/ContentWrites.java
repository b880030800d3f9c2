package io.lifeguard.service.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.rules.write.AddInRules;
import io.lifeguard.rules.write.CategoryRules;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.RoomRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.write.ContentFactReads;
import io.lifeguard.store.write.ContentFactReads.WrittenItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes to categories, rooms and add-ins. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class ContentWrites {
    private static final ContentWriteKind<Category> CATEGORY =
            new ContentWriteKind<>("category", Subject.CATEGORY, ContentSnapshot::category);
    private static final ContentWriteKind<Room> ROOM =
            new ContentWriteKind<>("room", Subject.ROOM, ContentSnapshot::room);
    private static final ContentWriteKind<AddIn> ADD_IN =
            new ContentWriteKind<>("addIn", Subject.ADD_IN, ContentSnapshot::addIn);

    private final ContentFactReads facts;

    ContentWrites(ContentFactReads facts) {
        this.facts = facts;
    }

    /** @param argument the argument that holds an item of the kind */
    private record ContentWriteKind<T>(
            String argument, Subject<T> subject, BiFunction<ContentSnapshot, ContentItemId, Optional<T>> find) {}

    public WriteRule<?, Category> put(CategoryRules.CategoryDraft draft) {
        Optional<ContentItemId> parent = draft.parent().flatMap(ContentItemId::parse);
        return put(
                CATEGORY,
                draft.id(),
                items(new WrittenItem(draft.id(), parent, false), draft.ids()),
                content -> CategoryRules.put(draft, content));
    }

    public WriteRule<?, Room> put(RoomRules.RoomDraft draft) {
        Optional<ContentItemId> category = ContentItemId.parse(draft.category());
        return put(
                ROOM,
                draft.id(),
                items(new WrittenItem(draft.id(), category, true), draft.ids().toList()),
                content -> RoomRules.put(draft, content));
    }

    public WriteRule<?, AddIn> put(AddInRules.AddInDraft draft) {
        List<WrittenItem> items = List.of(WrittenItem.named(draft.id()));
        return put(ADD_IN, draft.id(), items, content -> AddInRules.put(draft, content));
    }

    public WriteRule<?, Category> deleteCategory(String id) {
        return delete(CATEGORY, id, content -> CategoryRules.delete(id, content));
    }

    public WriteRule<?, Room> deleteRoom(String id) {
        return delete(ROOM, id, content -> RoomRules.delete(id, content));
    }

    public WriteRule<?, AddIn> deleteAddIn(String id) {
        return delete(ADD_IN, id, content -> AddInRules.delete(id, content));
    }

    /** The written item, and the others that the write refers to. */
    private static List<WrittenItem> items(WrittenItem written, List<ContentItemId> ids) {
        return Stream.concat(Stream.of(written), ids.stream().skip(1).map(WrittenItem::named))
                .toList();
    }

    /** @param items everything that the write refers to */
    private <T> WriteRule<?, T> put(
            ContentWriteKind<T> kind,
            ContentItemId id,
            List<WrittenItem> items,
            Function<ContentSnapshot, WriteDecision> decide) {
        return new WriteRule<ContentSnapshot, T>(
                kind.argument(),
                statements -> facts.of(statements, items, false),
                content -> decide.apply(content).withPaths(field -> kind.argument() + "." + field),
                (content, decision) ->
                        decision.resulting(kind.subject(), kind.find().apply(content, id)));
    }

    private <T> WriteRule<?, T> delete(
            ContentWriteKind<T> kind, String id, Function<ContentSnapshot, WriteDecision> decide) {
        Optional<ContentItemId> item = ContentItemId.parse(id);
        List<WrittenItem> items = item.stream().map(WrittenItem::named).toList();
        return new WriteRule<ContentSnapshot, T>(
                "id",
                statements -> facts.of(statements, items, true),
                decide,
                (content, decision) -> decision.resulting(
                        kind.subject(), item.flatMap(known -> kind.find().apply(content, known))));
    }
}
