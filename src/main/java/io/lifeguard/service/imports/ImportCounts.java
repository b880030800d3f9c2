package io.lifeguard.service.imports;

import io.lifeguard.exports.ExportKind;
import io.lifeguard.rules.Rule;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What came of imports that were to store something, counted as they go on; dry runs are none. */
@Singleton
class ImportCounts {
    private final Map<ExportKind, Map<Row, LongAdder>> rows = new EnumMap<>(ExportKind.class);
    private final Map<ExportKind, Map<End, LongAdder>> ends = new EnumMap<>(ExportKind.class);
    private final Map<Rule, LongAdder> refusals = counts(Rule.class);

    /** What became of a row. */
    enum Row {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** How an import ended. */
    enum End {
        FINISHED,
        /** The file as a whole, and nothing of it was stored. */
        REFUSED,
        /** On its way: what was settled stays. */
        STOPPED
    }

    ImportCounts() {
        Stream.of(ExportKind.values()).forEach(kind -> {
            rows.put(kind, counts(Row.class));
            ends.put(kind, counts(End.class));
        });
    }

    @SuppressWarnings("NullAway") // every kind is there
    LongAdder rows(ExportKind kind, Row row) {
        return rows.get(kind).get(row);
    }

    @SuppressWarnings("NullAway") // every kind is there
    LongAdder ends(ExportKind kind, End end) {
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
