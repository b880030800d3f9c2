package io.lifeguard.service.imports;

import io.lifeguard.exports.row.AddInRow;
import io.lifeguard.exports.row.CategoryRow;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.RoomRow;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.rules.write.AddInRules;
import io.lifeguard.rules.write.CategoryRules;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.RoomRules;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges rows about categories, rooms and add-ins. No two rows of a file are about the same thing or refer to each
 * other; but one may bring the name that another collides with, so each finds what the ones before it bring.
 */
final class ContentBatch {
    private final ContentSnapshot contents;
    private final boolean mayCreate;
    private final ColumnNames columns;
    private final RuleModes modes;
    private final PendingNames brought;

    /**
     * @param stored what is stored of all that the rows name
     * @param mayCreate whether the file has the columns to create what it lists
     * @param columns what the file calls the fields
     * @param brought what earlier rows brought that is not stored; what the rows of this batch bring is added
     */
    ContentBatch(
            ContentSnapshot stored, boolean mayCreate, ColumnNames columns, RuleModes modes, PendingNames brought) {
        this.contents = new ContentSnapshot(
                stored.topology(),
                new HashMap<>(stored.categories()),
                new HashMap<>(stored.rooms()),
                new HashMap<>(stored.addIns()),
                stored.uses());
        this.mayCreate = mayCreate;
        this.columns = columns;
        this.modes = modes;
        this.brought = brought;
    }

    /** The id of what a row is about; empty where that cannot be told. */
    static Optional<ContentItemId> id(ExportRow row) {
        if (row instanceof CategoryRow category) {
            return category.identity().value();
        }
        return row instanceof RoomRow room
                ? room.identity().value()
                : ((AddInRow) row).identity().value();
    }

    /** The ids of all that a row names. What is stored of a room and not in the row is found with the room. */
    static Stream<ContentItemId> ids(ExportRow row) {
        Stream<ContentItemId> others = row instanceof RoomRow room
                ? Stream.concat(room.category().value().stream(), room.addIn().value().stream())
                : Stream.empty();
        return Stream.concat(id(row).stream(), others);
    }

    /** Judges a row without problems. */
    WriteDecision judge(ExportRow row) {
        ContentItemId id = id(row).orElseThrow();
        brought.recallPartnersOf(id, contents);
        WriteDecision judgement = modes.applyTo(put(row, id).withPaths(columns::of), "");
        brought.note(judgement, contents.topology());
        return judgement;
    }

    /** Judges the removal of something that is stored. */
    WriteDecision judgeRemoval(ContentItemId id, Subject<?> subject) {
        WriteDecision judgement = subject == Subject.CATEGORY
                ? CategoryRules.delete(id.toString(), contents)
                : subject == Subject.ROOM
                        ? RoomRules.delete(id.toString(), contents)
                        : AddInRules.delete(id.toString(), contents);
        return modes.applyTo(judgement, "");
    }

    private WriteDecision put(ExportRow row, ContentItemId id) {
        if (row instanceof CategoryRow category) {
            return judge(category, contents.category(id));
        }
        return row instanceof RoomRow room ? judge(room, contents.room(id)) : judge((AddInRow) row, contents.addIn(id));
    }

    private WriteDecision judge(CategoryRow row, Optional<Category> stored) {
        ContentItemId id = row.identity().get();
        return CategoryRules.put(
                new CategoryRules.CategoryDraft(
                        id.pool(), id.name(), row.description().orKeep(stored.flatMap(Category::description))),
                contents);
    }

    private WriteDecision judge(AddInRow row, Optional<AddIn> stored) {
        if (!mayCreate && stored.isEmpty()) {
            return RowRefusals.CANNOT_CREATE;
        }
        ContentItemId id = row.identity().get();
        String url = row.url().orKeep(stored.map(AddIn::url)).orElse("");
        return AddInRules.put(new AddInRules.AddInDraft(id.pool(), id.name(), url), contents);
    }

    private WriteDecision judge(RoomRow row, Optional<Room> stored) {
        if (!mayCreate && stored.isEmpty()) {
            return RowRefusals.CANNOT_CREATE;
        }
        ContentItemId id = row.identity().get();
        return RoomRules.put(
                new RoomRules.RoomDraft(
                        id.pool(),
                        id.name(),
                        row.description().orKeep(stored.flatMap(Room::description)),
                        row.category()
                                .map(ContentItemId::toString)
                                .orKeep(stored.map(room -> room.category().id().toString()))
                                .orElse(""),
                        row.type().orKeep(stored.map(Room::type).orElse(RoomType.NORMAL), RoomType.NORMAL),
                        row.privacy().orKeep(stored.map(Room::privacy).orElse(RoomPrivacy.CLOSED), RoomPrivacy.CLOSED),
                        row.disabled().orKeep(stored.map(Room::disabled).orElse(false), false),
                        row.addIn()
                                .map(ContentItemId::toString)
                                .orKeep(stored.flatMap(Room::addIn)
                                        .map(addIn -> addIn.id().toString()))),
                contents);
    }
}
