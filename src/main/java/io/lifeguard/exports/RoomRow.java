package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.RoomPrivacy;
import io.lifeguard.model.RoomType;
import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/**
 * A room, as {@code Get-CsPersistentChatRoom} prints it.
 *
 * @param identity has a value unless there is a problem with it
 * @param category never cleared: a room has exactly one. A bare name is one of the room's own pool
 * @param disabled never cleared: an empty {@code Disabled} is false
 * @param addIn a bare name is one of the room's own pool
 */
public record RoomRow(
        long line,
        Cell<PoolItem> identity,
        Cell<String> description,
        Cell<PoolItem> category,
        Cell<RoomType> type,
        Cell<RoomPrivacy> privacy,
        Cell<Boolean> disabled,
        Cell<PoolItem> addIn,
        List<CellProblem> problems)
        implements ExportRow {

    static RoomRow of(Cells cells) {
        Cell<PoolItem> identity = Identities.of(cells, ExportKind.ROOMS, ValueForm.NAME);
        // without a pool of its own the room's row is refused anyway, and what a bare name means is open
        Optional<String> pool = identity.value().map(PoolItem::poolFqdn);
        return new RoomRow(
                cells.line(),
                identity,
                cells.read(DESCRIPTION, Forms.of(ValueForm.DESCRIPTION)),
                pool.map(p -> cells.required(Choice.of(CATEGORY), PoolItem.reference(p, ValueForm.NAME)))
                        .orElse(Cell.absent()),
                cells.read(TYPE, Forms.oneOf(RoomType.values())),
                cells.read(PRIVACY, Forms.oneOf(RoomPrivacy.values())),
                cells.read(DISABLED, Forms::bool).whenCleared(false),
                pool.map(p -> cells.read(ADD_IN, PoolItem.reference(p, ValueForm.ADD_IN_NAME)))
                        .orElse(Cell.absent()),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(PoolItem::key);
    }
}
