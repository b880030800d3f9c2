package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import java.util.List;
import java.util.Optional;

/**
 * A room, as {@code Get-CsPersistentChatRoom} prints it.
 *
 * @param identity has a value unless there is a problem with it
 * @param category never cleared: a room has exactly one; a name without pool is a category of the same chat pool, and
 *     {@code CategoryUri} says it where {@code Category} does not
 * @param disabled never cleared: an empty {@code Disabled} is false
 * @param addIn a name without pool or an id is an add-in of the same chat pool
 */
public record RoomRow(
        long line,
        Cell<ContentItemId> identity,
        Cell<String> description,
        Cell<ContentReference> category,
        Cell<RoomType> type,
        Cell<RoomPrivacy> privacy,
        Cell<Boolean> disabled,
        Cell<ContentReference> addIn,
        List<CellProblem> problems)
        implements ExportRow {

    public static RoomRow of(CellReader cells) {
        Cell<ContentItemId> identity = IdentityParser.of(cells, ExportKind.ROOMS, ValueForm.NAME);
        // without a pool of its own the room's row is refused anyway, and what a bare name means is open
        Optional<String> pool = identity.value().map(ContentItemId::pool);
        return new RoomRow(
                cells.line(),
                identity,
                cells.read(DESCRIPTION, ValueParser.of(ValueForm.DESCRIPTION)),
                pool.map(p -> category(cells, p)).orElse(Cell.absent()),
                cells.read(TYPE, ValueParser.wordOf(RoomType.values())),
                cells.read(PRIVACY, ValueParser.wordOf(RoomPrivacy.values())),
                cells.read(DISABLED, ValueParser::bool).whenCleared(false),
                pool.map(p -> cells.read(ADD_IN, IdentityParser.reference(p, ValueForm.NAME)))
                        .orElse(Cell.absent()),
                cells.problems());
    }

    /** The same row with other references. */
    public RoomRow with(Cell<ContentReference> newCategory, Cell<ContentReference> newAddIn) {
        return new RoomRow(line, identity, description, newCategory, type, privacy, disabled, newAddIn, problems);
    }

    private static Cell<ContentReference> category(CellReader cells, String pool) {
        return !cells.hasValue(CATEGORY) && cells.hasValue(CATEGORY_URI)
                ? cells.text(CATEGORY_URI).map(ContentReference::byIdentifier)
                : cells.required(
                        ColumnChoice.of(CATEGORY, CATEGORY_URI), IdentityParser.reference(pool, ValueForm.NAME));
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(ContentItemId::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), description, category, type, privacy, disabled, addIn, problems));
    }
}
