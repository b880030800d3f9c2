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

    private final SerialWrites writes;
    private final ContentFactReads facts;

    ContentWrites(SerialWrites writes, ContentFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    /** @param argument the argument that holds a thing of the kind */
    private record ContentWriteKind<T>(
            String argument, Subject<T> subject, BiFunction<ContentSnapshot, ContentItemId, Optional<T>> find) {}

    public Uni<WriteOutcome<Category>> put(CategoryRules.CategoryDraft draft, boolean dryRun) {
        return put(CATEGORY, draft.id(), List.of(draft.id()), known -> CategoryRules.put(draft, known), dryRun);
    }

    public Uni<WriteOutcome<Room>> put(RoomRules.RoomDraft draft, boolean dryRun) {
        return put(ROOM, draft.id(), draft.ids().toList(), known -> RoomRules.put(draft, known), dryRun);
    }

    public Uni<WriteOutcome<AddIn>> put(AddInRules.AddInDraft draft, boolean dryRun) {
        return put(ADD_IN, draft.id(), List.of(draft.id()), known -> AddInRules.put(draft, known), dryRun);
    }

    public Uni<WriteOutcome<Category>> deleteCategory(String id, boolean dryRun) {
        return delete(CATEGORY, id, known -> CategoryRules.delete(id, known), dryRun);
    }

    public Uni<WriteOutcome<Room>> deleteRoom(String id, boolean dryRun) {
        return delete(ROOM, id, known -> RoomRules.delete(id, known), dryRun);
    }

    public Uni<WriteOutcome<AddIn>> deleteAddIn(String id, boolean dryRun) {
        return delete(ADD_IN, id, known -> AddInRules.delete(id, known), dryRun);
    }

    private <T> Uni<WriteOutcome<T>> put(
            ContentWriteKind<T> kind,
            ContentItemId id,
            List<ContentItemId> named,
            Function<ContentSnapshot, WriteDecision> rule,
            boolean dryRun) {
        return writes.write(dryRun, kind.argument(), statements -> facts.of(statements, named, false)
                .map(grounds -> grounds.map(known -> WriteResult.of(
                        rule.apply(known).withPaths(field -> kind.argument() + "." + field),
                        kind.subject(),
                        kind.find().apply(known, id)))));
    }

    private <T> Uni<WriteOutcome<T>> delete(
            ContentWriteKind<T> kind, String id, Function<ContentSnapshot, WriteDecision> rule, boolean dryRun) {
        List<ContentItemId> named = ContentItemId.parse(id).stream().toList();
        return writes.write(dryRun, "id", statements -> facts.of(statements, named, true)
                .map(grounds ->
                        grounds.map(known -> WriteResult.of(rule.apply(known), kind.subject(), Optional.empty()))));
    }
}
