package io.lifeguard.service.imports.report;

import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRows;
import java.util.function.LongConsumer;

/** The rows that one pass over a file passed over. */
public final class PassedOverStatistics {
    private final LongConsumer metrics;
    private final PassedOverRows others = new PassedOverRows();
    private PassedOverRows whileReading = new PassedOverRows();

    /** @param metrics receives the number of further rows */
    PassedOverStatistics(LongConsumer metrics) {
        this.metrics = metrics;
    }

    /** Sets the rows that reading the file passed over. A file may be read twice, with the same result. */
    public void setWhileReading(PassedOverRows rows) {
        metrics.accept(rows.count() - whileReading.count());
        whileReading = rows;
    }

    /** Adds a row that turned out to be about something else. */
    public void add(PassedOverRow row) {
        metrics.accept(1);
        others.add(row);
    }

    long count() {
        return whileReading.count() + others.count();
    }

    PassedOverRows all() {
        PassedOverRows all = new PassedOverRows();
        all.addAll(whileReading);
        all.addAll(others);
        return all;
    }
}
