package io.lifeguard.service;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.rules.AddInRules;
import io.lifeguard.rules.CategoryRules;
import io.lifeguard.rules.Contents;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.RoomRules;
import io.lifeguard.store.ContentFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes to categories, rooms and add-ins. Violations are paths into the argument of the operation. */
@ApplicationScoped
public class ContentWrites {
    private static final Kind<Category> CATEGORY = new Kind<>("category", Subject.CATEGORY, Contents::category);
    private static final Kind<Room> ROOM = new Kind<>("room", Subject.ROOM, Contents::room);
    private static final Kind<AddIn> ADD_IN = new Kind<>("addIn", Subject.ADD_IN, Contents::addIn);

    private final SerialWrites writes;
    private final ContentFacts facts;

    ContentWrites(SerialWrites writes, ContentFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    /** @param argument the argument that holds a thing of the kind */
    private record Kind<T>(String argument, Subject<T> subject, BiFunction<Contents, PoolItemId, Optional<T>> find) {}

    public Uni<Outcome<Category>> put(CategoryRules.Draft draft, boolean dryRun) {
        return put(CATEGORY, draft.id(), List.of(draft.id()), known -> CategoryRules.put(draft, known), dryRun);
    }

    public Uni<Outcome<Room>> put(RoomRules.Draft draft, boolean dryRun) {
        return put(ROOM, draft.id(), draft.ids().toList(), known -> RoomRules.put(draft, known), dryRun);
    }

    public Uni<Outcome<AddIn>> put(AddInRules.Draft draft, boolean dryRun) {
        return put(ADD_IN, draft.id(), List.of(draft.id()), known -> AddInRules.put(draft, known), dryRun);
    }

    public Uni<Outcome<Category>> deleteCategory(String id, boolean dryRun) {
        return delete(CATEGORY, id, known -> CategoryRules.delete(id, known), dryRun);
    }

    public Uni<Outcome<Room>> deleteRoom(String id, boolean dryRun) {
        return delete(ROOM, id, known -> RoomRules.delete(id, known), dryRun);
    }

    public Uni<Outcome<AddIn>> deleteAddIn(String id, boolean dryRun) {
        return delete(ADD_IN, id, known -> AddInRules.delete(id, known), dryRun);
    }

    private <T> Uni<Outcome<T>> put(
            Kind<T> kind, PoolItemId id, List<PoolItemId> named, Function<Contents, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, kind.argument(), statements -> facts.of(statements, named, false)
                .map(grounds -> grounds.map(known -> Judged.of(
                        rule.apply(known).withPaths(field -> kind.argument() + "." + field),
                        kind.subject(),
                        kind.find().apply(known, id)))));
    }

    private <T> Uni<Outcome<T>> delete(Kind<T> kind, String id, Function<Contents, Judgement> rule, boolean dryRun) {
        List<PoolItemId> named = PoolItemId.parse(id).stream().toList();
        return writes.write(dryRun, "id", statements -> facts.of(statements, named, true)
                .map(grounds -> grounds.map(known -> Judged.of(rule.apply(known), kind.subject(), Optional.empty()))));
    }
}
