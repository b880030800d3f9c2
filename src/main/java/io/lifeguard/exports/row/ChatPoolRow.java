package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Column.*;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.pool.Release;
import java.util.List;
import java.util.Optional;

/**
 * A chat pool, as {@code Get-CsService -PersistentChatServer} prints it.
 *
 * @param fqdn has a value unless there is a problem with it
 * @param release never cleared
 * @param home never cleared: a chat pool in an export is homed somewhere; always by FQDN
 */
public record ChatPoolRow(
        long line,
        Cell<String> fqdn,
        Cell<String> displayName,
        Cell<Release> release,
        Cell<HomeReference> home,
        List<CellProblem> problems)
        implements ExportRow {

    public static ChatPoolRow of(CellReader cells) {
        return new ChatPoolRow(
                cells.line(),
                cells.key(ExportKind.CHAT_POOLS.key(), ValueParser::fqdn),
                cells.read(DISPLAY_NAME, ValueParser.of(ValueForm.NAME)),
                cells.required(ColumnChoice.of(VERSION), ValueParser::version),
                cells.required(ColumnChoice.of(REGISTRAR), ValueParser::fqdn).map(HomeReference::ofFqdn),
                cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return fqdn.value().map(Ids::key);
    }
}
