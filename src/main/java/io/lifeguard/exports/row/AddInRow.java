package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import java.util.List;
import java.util.Optional;

/**
 * An add-in, as {@code Get-CsPersistentChatAddin} prints it.
 *
 * @param identity has a value unless there is a problem with it
 * @param identifier the key of {@code AddinId}
 * @param url as written: whether it is one of the web is a rule, not a form
 */
public record AddInRow(
        long line, Cell<ContentItemId> identity, Cell<String> identifier, Cell<String> url, List<CellProblem> problems)
        implements ExportRow {

    public static AddInRow of(CellReader cells) {
        return new AddInRow(
                cells.line(),
                IdentityParser.of(cells, ExportKind.ADD_INS, ValueForm.NAME),
                cells.read(ADD_IN_ID, ValueParser::identifier),
                cells.text(URL),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(ContentItemId::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), identifier, url, problems));
    }
}
