package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import java.util.List;
import java.util.Optional;

/**
 * A category, as {@code Get-CsPersistentChatCategory} prints it.
 *
 * @param identity has a value unless there is a problem with it
 * @param identifier the key of {@code CategoryUri}
 * @param parent a name without pool is a category of the same chat pool
 */
public record CategoryRow(
        long line,
        Cell<ContentItemId> identity,
        Cell<String> identifier,
        Cell<String> description,
        Cell<ContentItemId> parent,
        List<CellProblem> problems)
        implements ExportRow {

    public static CategoryRow of(CellReader cells) {
        Cell<ContentItemId> identity = IdentityParser.of(cells, ExportKind.CATEGORIES, ValueForm.NAME);
        return new CategoryRow(
                cells.line(),
                identity,
                cells.read(CATEGORY_URI, ValueParser::identifier),
                cells.read(DESCRIPTION, ValueParser.of(ValueForm.DESCRIPTION)),
                identity.value()
                        .map(id -> cells.read(PARENT, IdentityParser.item(id.pool(), ValueForm.NAME)))
                        .orElse(Cell.absent()),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(ContentItemId::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), identifier, description, problems));
    }
}
