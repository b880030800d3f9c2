package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.Release;
import java.util.List;
import java.util.Optional;

/**
 * A front-end pool, as {@code Get-CsService -Registrar} prints it. None of its cells is ever cleared: a front-end pool
 * always has a release and a site.
 *
 * @param fqdn has a value unless there is a problem with it
 * @param site without {@code Site:}
 */
public record FrontEndPoolRow(
        long line, Cell<String> fqdn, Cell<Release> release, Cell<String> site, List<CellProblem> problems)
        implements ExportRow {

    public static FrontEndPoolRow of(CellReader cells) {
        return new FrontEndPoolRow(
                cells.line(),
                cells.key(ExportKind.FRONT_END_POOLS.key(), ValueParser::fqdn),
                cells.required(ColumnChoice.of(VERSION), ValueParser::version),
                cells.required(ColumnChoice.of(SITE, SITE_ID), ValueParser::site),
                cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return fqdn.value().map(Ids::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), release, site.map(Ids::key), problems));
    }
}
