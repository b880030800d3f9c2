package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/**
 * An add-in, as {@code Get-CsPersistentChatAddin} prints it.
 *
 * @param identity has a value unless there is a problem with it
 * @param url as written: whether it is one of the web is a rule, not a form
 */
public record AddInRow(long line, Cell<PoolItem> identity, Cell<String> url, List<CellProblem> problems)
        implements ExportRow {

    static AddInRow of(Cells cells) {
        return new AddInRow(
                cells.line(),
                Identities.of(cells, ExportKind.ADD_INS, ValueForm.ADD_IN_NAME),
                cells.text(URL),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(PoolItem::key);
    }
}
