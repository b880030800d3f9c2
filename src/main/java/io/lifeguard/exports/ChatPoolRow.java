package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Release;
import io.lifeguard.model.ValueForm;
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
        Cell<Home> home,
        List<CellProblem> problems)
        implements ExportRow {

    static ChatPoolRow of(Cells cells) {
        return new ChatPoolRow(
                cells.line(),
                cells.key(ExportKind.CHAT_POOLS.key(), Forms::fqdn),
                cells.read(DISPLAY_NAME, Forms.of(ValueForm.NAME)),
                cells.required(Choice.of(VERSION), Forms::version),
                cells.required(Choice.of(REGISTRAR), Forms::fqdn).map(Home::ofFqdn),
                cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return fqdn.value().map(Ids::key);
    }
}
