package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Column.*;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import java.util.List;
import java.util.Optional;

/**
 * A category, as {@code Get-CsPersistentChatCategory} prints it.
 *
 * @param identity has a value unless there is a problem with it
 */
public record CategoryRow(long line, Cell<ContentItemId> identity, Cell<String> description, List<CellProblem> problems)
        implements ExportRow {

    public static CategoryRow of(CellReader cells) {
        return new CategoryRow(
                cells.line(),
                IdentityParser.of(cells, ExportKind.CATEGORIES, ValueForm.NAME),
                cells.read(DESCRIPTION, ValueParser.of(ValueForm.DESCRIPTION)),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(ContentItemId::key);
    }
}
