package io.lifeguard.service.imports.content;

import io.lifeguard.exports.row.AddInRow;
import io.lifeguard.exports.row.CategoryRow;
import io.lifeguard.exports.row.Cell;
import io.lifeguard.exports.row.ContentReference;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.RoomRow;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.AddInRules;
import io.lifeguard.rules.write.CategoryRules;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.RoomRules;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ColumnNames;
import io.lifeguard.service.imports.run.Rehearsal;
import io.lifeguard.store.write.ContentFactReads.WrittenItem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides about rows of categories, rooms and add-ins. The rows of a file have different ids, but a category may be below
 * another of the file, and the name that one creates may collide with the name of another.
 */
final class ContentBatch {
    private final ContentSnapshot contents;
    private final Map<String, ContentSnapshot> inService = new HashMap<>();
    private final boolean mayCreate;
    private final ColumnNames columns;
    private final RuleModes modes;
    private final PendingNames pending;
    private final Rehearsal rehearsal;

    /**
     * @param stored what is stored under the ids that the rows name
     * @param mayCreate whether the file has the columns to create what it lists
     * @param columns the names that the file gives to the fields
     * @param pending the names that earlier rows create and that are not stored yet; this batch adds its own
     * @param rehearsal what earlier files of a dry run would have stored
     */
    ContentBatch(
            ContentSnapshot stored,
            boolean mayCreate,
            ColumnNames columns,
            RuleModes modes,
            PendingNames pending,
            Rehearsal rehearsal) {
        this.contents = new ContentSnapshot(
                stored.topology(),
                new HashMap<>(stored.categories()),
                new HashMap<>(stored.rooms()),
                new HashMap<>(stored.addIns()),
                new HashMap<>(stored.uses()));
        this.mayCreate = mayCreate;
        this.columns = columns;
        this.modes = modes;
        this.pending = pending;
        this.rehearsal = rehearsal;
    }

    /** The id of what a row is about; empty if the row does not identify it. */
    static Optional<ContentItemId> id(ExportRow row) {
        if (row instanceof CategoryRow category) {
            return category.identity().value();
        }
        return row instanceof RoomRow room
                ? room.identity().value()
                : ((AddInRow) row).identity().value();
    }

    /** The item that a row is about and those that it refers to. */
    static Stream<WrittenItem> items(ExportRow row) {
        if (row instanceof CategoryRow category) {
            return items(
                    row, category.parent().value(), false, category.parent().value());
        }
        return row instanceof RoomRow room
                ? Stream.concat(
                        items(row, item(room.category()), true, item(room.addIn())),
                        item(room.category()).stream().map(WrittenItem::named))
                : items(row, Optional.empty(), false, Optional.empty());
    }

    private static Optional<ContentItemId> item(Cell<ContentReference> reference) {
        return reference.value().flatMap(ContentReference::named);
    }

    private static Stream<WrittenItem> items(
            ExportRow row, Optional<ContentItemId> above, boolean isRoom, Optional<ContentItemId> other) {
        return Stream.concat(
                id(row).stream().map(id -> new WrittenItem(id, above, isRoom)),
                other.stream().map(WrittenItem::named));
    }

    /** Decides about a row that has no problems. */
    WriteDecision decide(ExportRow row) {
        ContentItemId id = id(row).orElseThrow();
        items(row).forEach(item -> {
            rehearsal.addTo(item.id(), contents);
            item.above().ifPresent(above -> rehearsal.addTo(above, contents));
            pending.addTo(item, contents);
        });
        WriteDecision decision = modes.applyTo(put(row, id).withPaths(columns::of), "");
        pending.add(decision, contents);
        return decision;
    }

    /** Whether a row is refused only as long as another row of the file is not applied: the parent of its category. */
    boolean mayBeAcceptedLater(ExportRow row, WriteDecision decision) {
        return row instanceof CategoryRow
                && decision.violations().stream()
                        .anyMatch(v -> v.path().equals(columns.of("parent"))
                                && (v.rule() == Rule.REFERENCE_EXISTS || v.rule() == Rule.CATEGORY_PARENT_IS_VALID));
    }

    /** Ids to delete, subcategories before the categories above them. */
    List<ContentItemId> lowestFirst(List<ContentItemId> ids) {
        return ids.stream()
                .sorted(Comparator.comparingInt((ContentItemId id) ->
                        -contents.category(id).map(contents::depth).orElse(0)))
                .toList();
    }

    /** Decides about the removal of something that is stored. */
    WriteDecision decideRemoval(ContentItemId id, Subject<?> subject) {
        WriteDecision decision = subject == Subject.CATEGORY
                ? CategoryRules.delete(id.toString(), contents)
                : subject == Subject.ROOM
                        ? RoomRules.delete(id.toString(), contents)
                        : AddInRules.delete(id.toString(), contents);
        if (decision.isAccepted() && subject == Subject.CATEGORY) {
            contents.category(id)
                    .flatMap(Category::parentId)
                    .flatMap(contents::category)
                    .ifPresent(parent ->
                            contents.uses().computeIfPresent(parent, (item, uses) -> uses.withoutSubcategory()));
        }
        return modes.applyTo(decision, "");
    }

    /** A row that says what is stored changes nothing, whatever has become of its chat pool. */
    private WriteDecision put(ExportRow row, ContentItemId id) {
        WriteDecision decision = put(row, id, contents);
        if (decision.violations().stream().noneMatch(v -> v.rule() == Rule.POOL_IN_SERVICE)) {
            return decision;
        }
        WriteDecision whileInService =
                put(row, id, inService.computeIfAbsent(id.poolKey(), pool -> contents.withPoolInService(id)));
        return whileInService.isAccepted() && whileInService.changes().isEmpty() ? whileInService : decision;
    }

    private WriteDecision put(ExportRow row, ContentItemId id, ContentSnapshot snapshot) {
        if (row instanceof CategoryRow category) {
            return decide(category, contents.category(id), snapshot);
        }
        return row instanceof RoomRow room
                ? decide(room, contents.room(id), snapshot)
                : decide((AddInRow) row, contents.addIn(id), snapshot);
    }

    private WriteDecision decide(CategoryRow row, Optional<Category> stored, ContentSnapshot snapshot) {
        ContentItemId id = row.identity().get();
        return CategoryRules.put(
                new CategoryRules.CategoryDraft(
                        id.pool(),
                        id.name(),
                        row.description().orKeep(stored.flatMap(Category::description)),
                        row.parent().orKeep(stored.flatMap(Category::parentId)).map(ContentItemId::toString)),
                snapshot);
    }

    private WriteDecision decide(AddInRow row, Optional<AddIn> stored, ContentSnapshot snapshot) {
        if (!mayCreate && stored.isEmpty()) {
            return RowRefusals.CANNOT_CREATE;
        }
        ContentItemId id = row.identity().get();
        String url = row.url().orKeep(stored.map(AddIn::url)).orElse("");
        return AddInRules.put(new AddInRules.AddInDraft(id.pool(), id.name(), url), snapshot);
    }

    private WriteDecision decide(RoomRow row, Optional<Room> stored, ContentSnapshot snapshot) {
        if (!mayCreate && stored.isEmpty()) {
            return RowRefusals.CANNOT_CREATE;
        }
        ContentItemId id = row.identity().get();
        Optional<ContentReference> unknown =
                unknown(row.category(), category -> contents.category(category).isPresent());
        if (unknown.isPresent()) {
            return RowRefusals.unknownCategory(unknown.get(), id.pool());
        }
        unknown = unknown(row.addIn(), addIn -> contents.addIn(addIn).isPresent());
        if (unknown.isPresent()) {
            return RowRefusals.unknownAddIn(unknown.get(), id.pool());
        }
        return RoomRules.put(
                new RoomRules.RoomDraft(
                        id.pool(),
                        id.name(),
                        row.description().orKeep(stored.flatMap(Room::description)),
                        row.category()
                                .map(category -> category.named().orElseThrow().toString())
                                .orKeep(stored.map(room -> room.category().id().toString()))
                                .orElse(""),
                        row.type().orKeep(stored.map(Room::type).orElse(RoomType.NORMAL), RoomType.NORMAL),
                        row.privacy().orKeep(stored.map(Room::privacy).orElse(RoomPrivacy.CLOSED), RoomPrivacy.CLOSED),
                        row.disabled().orKeep(stored.map(Room::disabled).orElse(false), false),
                        row.addIn()
                                .map(addIn -> addIn.named().orElseThrow().toString())
                                .orKeep(stored.flatMap(Room::addIn)
                                        .map(kept -> kept.id().toString()))),
                snapshot);
    }

    /** A reference by an id that stands for nothing and that is no name either. */
    private static Optional<ContentReference> unknown(Cell<ContentReference> cell, Predicate<ContentItemId> isStored) {
        return cell.value()
                .filter(reference -> reference.identifier().isPresent()
                        && reference.named().filter(isStored).isEmpty());
    }
}
