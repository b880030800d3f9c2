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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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
        return put(CATEGORY, draft.id(), List.of(draft.id()), content -> CategoryRules.put(draft, content), dryRun);
    }

    public Uni<WriteResult<Room>> put(RoomRules.RoomDraft draft, boolean dryRun) {
        return put(ROOM, draft.id(), draft.ids().toList(), content -> RoomRules.put(draft, content), dryRun);
    }

    public Uni<WriteResult<AddIn>> put(AddInRules.AddInDraft draft, boolean dryRun) {
        return put(ADD_IN, draft.id(), List.of(draft.id()), content -> AddInRules.put(draft, content), dryRun);
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

    /** @param ids everything that the write refers to */
    private <T> Uni<WriteResult<T>> put(
            ContentWriteKind<T> kind,
            ContentItemId id,
            List<ContentItemId> ids,
            Function<ContentSnapshot, WriteDecision> decide,
            boolean dryRun) {
        WriteRule<ContentSnapshot, T> rule = new WriteRule<>(
                kind.argument(),
                statements -> facts.of(statements, ids, false),
                content -> decide.apply(content).withPaths(field -> kind.argument() + "." + field),
                (content, decision) ->
                        decision.resulting(kind.subject(), kind.find().apply(content, id)));
        return writes.write(rule, dryRun);
    }

    private <T> Uni<WriteResult<T>> delete(
            ContentWriteKind<T> kind, String id, Function<ContentSnapshot, WriteDecision> decide, boolean dryRun) {
        List<ContentItemId> ids = ContentItemId.parse(id).stream().toList();
        WriteRule<ContentSnapshot, T> rule = new WriteRule<>(
                "id",
                statements -> facts.of(statements, ids, true),
                decide,
                (content, decision) -> decision.resulting(kind.subject(), Optional.empty()));
        return writes.write(rule, dryRun);
    }
}
