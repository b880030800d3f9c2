package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.rules.Rule;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What came of imports that were to store something, counted as they go on; dry runs are none. */
@Singleton
class ImportCounters {
    private final Map<ExportKind, Map<RowOutcome, LongAdder>> rows = new EnumMap<>(ExportKind.class);
    private final Map<ExportKind, Map<ImportOutcome, LongAdder>> ends = new EnumMap<>(ExportKind.class);
    private final Map<Rule, LongAdder> refusals = counts(Rule.class);

    /** What became of a row. */
    enum RowOutcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** How an import ended. */
    enum ImportOutcome {
        FINISHED,
        /** The file as a whole, and nothing of it was stored. */
        REFUSED,
        /** On its way: what was settled stays. */
        STOPPED
    }

    ImportCounters() {
        Stream.of(ExportKind.values()).forEach(kind -> {
            rows.put(kind, counts(RowOutcome.class));
            ends.put(kind, counts(ImportOutcome.class));
        });
    }

    @SuppressWarnings("NullAway") // every kind is there
    LongAdder rows(ExportKind kind, RowOutcome row) {
        return rows.get(kind).get(row);
    }

    @SuppressWarnings("NullAway") // every kind is there
    LongAdder ends(ExportKind kind, ImportOutcome end) {
        return ends.get(kind).get(end);
    }

    /** How many violations of a rule rows were refused for. */
    @SuppressWarnings("NullAway") // every rule is there
    LongAdder refusals(Rule rule) {
        return refusals.get(rule);
    }

    private static <E extends Enum<E>> Map<E, LongAdder> counts(Class<E> of) {
        Map<E, LongAdder> counts = new EnumMap<>(of);
        Stream.of(of.getEnumConstants()).forEach(value -> counts.put(value, new LongAdder()));
        return counts;
    }
}
