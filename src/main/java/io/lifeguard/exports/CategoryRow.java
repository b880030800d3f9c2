package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/**
 * A category, as {@code Get-CsPersistentChatCategory} prints it.
 *
 * @param identity has a value unless there is a problem with it
 */
public record CategoryRow(long line, Cell<PoolItem> identity, Cell<String> description, List<CellProblem> problems)
        implements ExportRow {

    static CategoryRow of(Cells cells) {
        return new CategoryRow(
                cells.line(),
                Identities.of(cells, ExportKind.CATEGORIES, ValueForm.NAME),
                cells.read(DESCRIPTION, Forms.of(ValueForm.DESCRIPTION)),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(PoolItem::key);
    }
}
