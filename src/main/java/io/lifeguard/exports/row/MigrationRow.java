package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.PoolState;
import java.util.List;
import java.util.Optional;

/**
 * A chat pool that has a migration or is decommissioned.
 *
 * @param pool FQDN
 * @param target of its migration; cleared for a Lync 2013 pool, which is decommissioned without one
 */
public record MigrationRow(
        long line, Cell<String> pool, Cell<String> target, Cell<PoolState> state, List<CellProblem> problems)
        implements ExportRow {

    public static MigrationRow of(CellReader cells) {
        Cell<String> pool = cells.key(ExportKind.MIGRATIONS.key(), ValueParser::fqdn);
        Cell<PoolState> state = cells.required(ColumnChoice.of(STATE), ValueParser.oneOf(PoolState.values()));
        boolean needsTarget = state.value()
                .filter(reached -> reached != PoolState.DECOMMISSIONED)
                .isPresent();
        Cell<String> target = needsTarget
                ? cells.required(ColumnChoice.of(MIGRATION_TARGET), ValueParser::fqdn)
                : cells.read(MIGRATION_TARGET, ValueParser::fqdn);
        return new MigrationRow(cells.line(), pool, target, state, cells.problems());
    }

    /** The folded FQDN. */
    @Override
    public Optional<String> key() {
        return pool.value().map(Ids::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), target.map(Ids::key), state, problems));
    }
}
