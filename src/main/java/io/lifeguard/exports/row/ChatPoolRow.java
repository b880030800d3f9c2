package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import java.util.List;
import java.util.Optional;

/**
 * A chat pool, as {@code Get-CsService -PersistentChatServer} prints it.
 *
 * @param fqdn has a value unless there is a problem with it
 * @param release never cleared unless this is a trusted application
 * @param home always by FQDN; never cleared unless this is a trusted application, which may have no registrar, or a
 *     decommissioned pool, which has none
 * @param state never cleared: an empty {@code State} is in service
 * @param trustedApplication whether the row is about a trusted application, which may be a Group Chat pool of Lync 2010
 */
public record ChatPoolRow(
        long line,
        Cell<String> fqdn,
        Cell<String> displayName,
        Cell<Release> release,
        Cell<HomeReference> home,
        Cell<PoolState> state,
        boolean trustedApplication,
        List<CellProblem> problems)
        implements ExportRow {

    public static ChatPoolRow of(CellReader cells) {
        boolean trustedApplication = ForeignRows.isTrustedApplication(cells);
        Cell<PoolState> state =
                cells.read(STATE, ValueParser.oneOf(PoolState.values())).whenCleared(PoolState.IN_SERVICE);
        // a decommissioned pool has no home
        boolean mayBeWithoutHome = trustedApplication
                || state.value().filter(PoolState.DECOMMISSIONED::equals).isPresent();
        return new ChatPoolRow(
                cells.line(),
                cells.key(ExportKind.CHAT_POOLS.key(), ValueParser::fqdn),
                cells.read(DISPLAY_NAME, ValueParser::displayName),
                trustedApplication
                        ? cells.read(VERSION, ValueParser::version)
                        : cells.required(ColumnChoice.of(VERSION), ValueParser::version),
                (mayBeWithoutHome
                                ? cells.read(REGISTRAR, ValueParser::fqdn)
                                : cells.required(ColumnChoice.of(REGISTRAR), ValueParser::fqdn))
                        .map(HomeReference::ofFqdn),
                state,
                trustedApplication,
                cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return fqdn.value().map(Ids::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), displayName, release, home.map(HomeReference::key), state, problems));
    }
}
