package io.lifeguard.exports.row;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of which one is enough, the best first. */
record ColumnChoice(List<Column> columns) {

    static ColumnChoice of(Column... columns) {
        return new ColumnChoice(List.of(columns));
    }

    boolean isIn(Set<Column> present) {
        return columns.stream().anyMatch(present::contains);
    }

    /** For sentences: {@code PoolFqdn or Identity}. */
    @Override
    public String toString() {
        return columns.stream().map(Column::title).collect(Collectors.joining(" or "));
    }
}
