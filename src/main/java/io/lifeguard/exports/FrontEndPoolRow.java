package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Release;
import java.util.List;
import java.util.Optional;

/**
 * A front-end pool, as {@code Get-CsService -Registrar} prints it. None of its cells is ever cleared: a pool without a
 * release or a site is none.
 *
 * @param fqdn has a value unless there is a problem with it
 * @param site without {@code Site:}
 */
public record FrontEndPoolRow(
        long line, Cell<String> fqdn, Cell<Release> release, Cell<String> site, List<CellProblem> problems)
        implements ExportRow {

    static FrontEndPoolRow of(Cells cells) {
        return new FrontEndPoolRow(
                cells.line(),
                cells.key(ExportKind.FRONT_END_POOLS.key(), Forms::fqdn),
                cells.required(Choice.of(VERSION), Forms::version),
                cells.required(Choice.of(SITE, SITE_ID), Forms::site),
                cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return fqdn.value().map(Ids::key);
    }
}
