package io.lifeguard.exports.row;

import io.lifeguard.exports.raw.Column;
import java.util.List;

/** The columns that mean something, for tests of other packages. */
public final class KnownColumns {
    private KnownColumns() {}

    /** As the management shell names them, always in the same order. */
    public static List<String> of(ExportKind kind) {
        return kind.columns().stream().map(Column::title).sorted().toList();
    }
}
