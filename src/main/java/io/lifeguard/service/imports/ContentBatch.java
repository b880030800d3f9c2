package io.lifeguard.service.imports;

import io.lifeguard.exports.AddInRow;
import io.lifeguard.exports.CategoryRow;
import io.lifeguard.exports.ExportRow;
import io.lifeguard.exports.PoolItem;
import io.lifeguard.exports.RoomRow;
import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.RoomPrivacy;
import io.lifeguard.model.RoomType;
import io.lifeguard.rules.AddInRules;
import io.lifeguard.rules.CategoryRules;
import io.lifeguard.rules.Contents;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Modes;
import io.lifeguard.rules.RoomRules;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges rows about categories, rooms and add-ins. No two rows of a file are about the same thing or refer to each
 * other; but one may bring the name that another collides with, so each finds what the ones before it bring.
 */
final class ContentBatch {
    private final Contents contents;
    private final boolean mayCreate;
    private final ColumnNames columns;
    private final Modes modes;
    private final BroughtContent brought;

    /**
     * @param stored what is stored of all that the rows name
     * @param mayCreate whether the file has the columns to create what it lists
     * @param columns what the file calls the fields
     * @param brought what earlier rows brought that is not stored; what the rows of this batch bring is added
     */
    ContentBatch(Contents stored, boolean mayCreate, ColumnNames columns, Modes modes, BroughtContent brought) {
        this.contents = new Contents(
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
    static Optional<PoolItemId> id(ExportRow row) {
        if (row instanceof CategoryRow category) {
            return category.identity().value().map(ContentBatch::id);
        }
        return row instanceof RoomRow room
                ? room.identity().value().map(ContentBatch::id)
                : ((AddInRow) row).identity().value().map(ContentBatch::id);
    }

    /** The ids of all that a row names. What is stored of a room and not in the row is found with the room. */
    static Stream<PoolItemId> ids(ExportRow row) {
        Stream<PoolItem> others = row instanceof RoomRow room
                ? Stream.concat(room.category().value().stream(), room.addIn().value().stream())
                : Stream.empty();
        return Stream.concat(id(row).stream(), others.map(ContentBatch::id));
    }

    /** Judges a row without problems. */
    Judgement judge(ExportRow row) {
        PoolItemId id = id(row).orElseThrow();
        brought.recallPartnersOf(id, contents);
        Judgement judgement = modes.applyTo(put(row, id).withPaths(columns::of), "");
        brought.note(judgement, contents.topology());
        return judgement;
    }

    /** Judges the removal of something that is stored. */
    Judgement judgeRemoval(PoolItemId id, Subject<?> subject) {
        Judgement judgement = subject == Subject.CATEGORY
                ? CategoryRules.delete(id.toString(), contents)
                : subject == Subject.ROOM
                        ? RoomRules.delete(id.toString(), contents)
                        : AddInRules.delete(id.toString(), contents);
        return modes.applyTo(judgement, "");
    }

    private Judgement put(ExportRow row, PoolItemId id) {
        if (row instanceof CategoryRow category) {
            return judge(category, contents.category(id));
        }
        return row instanceof RoomRow room ? judge(room, contents.room(id)) : judge((AddInRow) row, contents.addIn(id));
    }

    private Judgement judge(CategoryRow row, Optional<Category> stored) {
        PoolItem id = row.identity().get();
        return CategoryRules.put(
                new CategoryRules.Draft(
                        id.poolFqdn(), id.name(), row.description().orKeep(stored.flatMap(Category::description))),
                contents);
    }

    private Judgement judge(AddInRow row, Optional<AddIn> stored) {
        if (!mayCreate && stored.isEmpty()) {
            return RowProblems.CANNOT_CREATE;
        }
        PoolItem id = row.identity().get();
        String url = row.url().orKeep(stored.map(AddIn::url)).orElse("");
        return AddInRules.put(new AddInRules.Draft(id.poolFqdn(), id.name(), url), contents);
    }

    private Judgement judge(RoomRow row, Optional<Room> stored) {
        if (!mayCreate && stored.isEmpty()) {
            return RowProblems.CANNOT_CREATE;
        }
        PoolItem id = row.identity().get();
        return RoomRules.put(
                new RoomRules.Draft(
                        id.poolFqdn(),
                        id.name(),
                        row.description().orKeep(stored.flatMap(Room::description)),
                        row.category()
                                .map(PoolItem::toString)
                                .orKeep(stored.map(room -> room.category().id().toString()))
                                .orElse(""),
                        row.type().orKeep(stored.map(Room::type).orElse(RoomType.NORMAL), RoomType.NORMAL),
                        row.privacy().orKeep(stored.map(Room::privacy).orElse(RoomPrivacy.CLOSED), RoomPrivacy.CLOSED),
                        row.disabled().orKeep(stored.map(Room::disabled).orElse(false), false),
                        row.addIn()
                                .map(PoolItem::toString)
                                .orKeep(stored.flatMap(Room::addIn)
                                        .map(addIn -> addIn.id().toString()))),
                contents);
    }

    private static PoolItemId id(PoolItem item) {
        return new PoolItemId(item.poolFqdn(), item.name());
    }
}
