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
import io.smallrye.mutiny.Uni;
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

    private final WriteService writes;
    private final ContentFactReads facts;

    ContentWrites(WriteService writes, ContentFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    /** @param argument the argument that holds an item of the kind */
    private record ContentWriteKind<T>(
            String argument, Subject<T> subject, BiFunction<ContentSnapshot, ContentItemId, Optional<T>> find) {}

    public Uni<WriteResult<Category>> put(CategoryRules.CategoryDraft draft, boolean dryRun) {
        Optional<ContentItemId> parent = draft.parent().flatMap(ContentItemId::parse);
        return put(
                CATEGORY,
                draft.id(),
                items(new WrittenItem(draft.id(), parent, false), draft.ids()),
                content -> CategoryRules.put(draft, content),
                dryRun);
    }

    public Uni<WriteResult<Room>> put(RoomRules.RoomDraft draft, boolean dryRun) {
        Optional<ContentItemId> category = ContentItemId.parse(draft.category());
        return put(
                ROOM,
                draft.id(),
                items(new WrittenItem(draft.id(), category, true), draft.ids().toList()),
                content -> RoomRules.put(draft, content),
                dryRun);
    }

    public Uni<WriteResult<AddIn>> put(AddInRules.AddInDraft draft, boolean dryRun) {
        List<WrittenItem> items = List.of(WrittenItem.named(draft.id()));
        return put(ADD_IN, draft.id(), items, content -> AddInRules.put(draft, content), dryRun);
    }

    public Uni<WriteResult<Category>> deleteCategory(String id, boolean dryRun) {
        return delete(CATEGORY, id, content -> CategoryRules.delete(id, content), dryRun);
    }

    public Uni<WriteResult<Room>> deleteRoom(String id, boolean dryRun) {
        return delete(ROOM, id, content -> RoomRules.delete(id, content), dryRun);
    }

    public Uni<WriteResult<AddIn>> deleteAddIn(String id, boolean dryRun) {
        return delete(ADD_IN, id, content -> AddInRules.delete(id, content), dryRun);
    }

    /** The written item, and the others that the write refers to. */
    private static List<WrittenItem> items(WrittenItem written, List<ContentItemId> ids) {
        return Stream.concat(Stream.of(written), ids.stream().skip(1).map(WrittenItem::named))
                .toList();
    }

    /** @param items everything that the write refers to */
    private <T> Uni<WriteResult<T>> put(
            ContentWriteKind<T> kind,
            ContentItemId id,
            List<WrittenItem> items,
            Function<ContentSnapshot, WriteDecision> decide,
            boolean dryRun) {
        WriteRule<ContentSnapshot, T> rule = new WriteRule<>(
                kind.argument(),
                statements -> facts.of(statements, items, false),
                content -> decide.apply(content).withPaths(field -> kind.argument() + "." + field),
                (content, decision) ->
                        decision.resulting(kind.subject(), kind.find().apply(content, id)));
        return writes.write(rule, dryRun);
    }

    private <T> Uni<WriteResult<T>> delete(
            ContentWriteKind<T> kind, String id, Function<ContentSnapshot, WriteDecision> decide, boolean dryRun) {
        List<WrittenItem> items =
                ContentItemId.parse(id).stream().map(WrittenItem::named).toList();
        WriteRule<ContentSnapshot, T> rule = new WriteRule<>(
                "id",
                statements -> facts.of(statements, items, true),
                decide,
                (content, decision) -> decision.resulting(kind.subject(), Optional.empty()));
        return writes.write(rule, dryRun);
    }
}
