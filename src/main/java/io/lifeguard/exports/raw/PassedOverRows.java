package io.lifeguard.exports.raw;

import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the rows of a file that are passed over, by reason, and keeps the first 100 of them. Not thread-safe. */
public final class PassedOverRows {
    private static final int MAX_KEPT = 100;

    private final Map<PassedOverReason, Long> byReason = new EnumMap<>(PassedOverReason.class);
    private final List<PassedOverRow> first = new ArrayList<>();

    public void add(PassedOverRow row) {
        byReason.merge(row.reason(), 1L, Long::sum);
        if (first.size() < MAX_KEPT) {
            first.add(row);
        }
    }

    public void addAll(PassedOverRows others) {
        others.byReason.forEach((reason, count) -> byReason.merge(reason, count, Long::sum));
        others.first.stream().limit(MAX_KEPT - first.size()).forEach(first::add);
    }

    /** A copy that does not change. */
    public PassedOverRows copy() {
        PassedOverRows copy = new PassedOverRows();
        copy.addAll(this);
        return copy;
    }

    /** The exact number of rows for each reason that occurred. */
    public Map<PassedOverReason, Long> byReason() {
        return new EnumMap<>(byReason);
    }

    /** The first 100 rows, in the order of the file. */
    public List<PassedOverRow> first() {
        return List.copyOf(first);
    }

    public long count() {
        return byReason.values().stream().mapToLong(Long::longValue).sum();
    }
}
