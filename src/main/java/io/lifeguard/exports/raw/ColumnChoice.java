package io.lifeguard.exports.raw;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Alternative columns, of which a file needs one; preferred first. */
public record ColumnChoice(List<Column> columns) {

    public static ColumnChoice of(Column... columns) {
        return new ColumnChoice(List.of(columns));
    }

    public boolean isIn(Set<Column> present) {
        return columns.stream().anyMatch(present::contains);
    }

    /** For messages: {@code PoolFqdn or Identity}. */
    @Override
    public String toString() {
        return columns.stream().map(Column::title).collect(Collectors.joining(" or "));
    }
}
