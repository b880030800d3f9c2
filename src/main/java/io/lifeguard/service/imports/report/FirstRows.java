package io.lifeguard.service.imports.report;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.rules.write.WriteDecision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first row about each thing of a file, so that later rows about the same are found. */
public final class FirstRows {
    private final Map<String, FirstRow> byKey = new HashMap<>();

    /** @param content what the row says; null if the row was refused */
    private record FirstRow(long line, @Nullable Long content) {}

    /**
     * Decides about a row unless it has problems or an earlier one is about the same thing. A row that says the same as one that was applied
     * changes nothing; another is refused. A batch may be decided again.
     *
     * @param id of what the row is about, for a message
     */
    public WriteDecision decide(ExportRow row, String key, String id, Supplier<WriteDecision> decision) {
        FirstRow first = byKey.putIfAbsent(key, new FirstRow(row.line(), null));
        if (row.hasProblems()) {
            return RowRefusals.refusal(row);
        }
        if (first == null || first.line() == row.line()) {
            WriteDecision decided = decision.get();
            byKey.put(key, new FirstRow(row.line(), decided.isAccepted() ? row.fingerprint() : null));
            return decided;
        }
        return Optional.ofNullable(first.content())
                .filter(content -> content == row.fingerprint())
                .map(same -> WriteDecision.unchanged())
                .orElseGet(() -> RowRefusals.duplicate(id, first.line()));
    }

    /** Notes that the database refused a row. */
    public void refused(ExportRow row, String key) {
        byKey.put(key, new FirstRow(row.line(), null));
    }

    public boolean contains(String key) {
        return byKey.containsKey(key);
    }
}
