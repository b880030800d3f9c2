package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportRows.OriginalRow;
import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.service.imports.report.ImportReport.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of the present batch as the file has them, and those that were passed over and are not recorded yet. */
final class BatchOriginals {
    private final Map<Long, Map<Column, String>> cells = new HashMap<>();
    private final ExportKind kind;
    private List<UnappliedRow> passedOver = List.of();
    private long position;

    BatchOriginals(ExportKind kind) {
        this.kind = kind;
    }

    /** What a row says about itself, in quotes; see {@link ExportKind#quotedKey}. */
    String quotedKey(long line) {
        return kind.quotedKey(cells.getOrDefault(line, Map.of()));
    }

    /**
     * Begins another batch.
     *
     * @param isFirst whether this is the first pass over the file, which records what is passed over
     * @param bytes of the file that have been read
     */
    void begin(List<OriginalRow> rows, boolean isFirst, long bytes) {
        cells.clear();
        rows.forEach(row -> cells.put(row.line(), row.cells()));
        passedOver = Stream.concat(
                        passedOver.stream(),
                        rows.stream().filter(row -> isFirst).flatMap(row -> row.passedOver().stream()
                                .map(reason -> unapplied(reason, row.cells()))))
                .toList();
        position = Math.max(position, bytes);
    }

    long position() {
        return position;
    }

    /** Adds a row of the batch that turned out to be about something else. */
    void passOver(PassedOverRow row) {
        passedOver = Stream.concat(
                        passedOver.stream(), Stream.of(unapplied(row, cells.getOrDefault(row.line(), Map.of()))))
                .toList();
    }

    /** What was passed over, and what was refused. */
    List<UnappliedRow> unapplied(List<Refusal> refusals) {
        return Stream.concat(
                        passedOver.stream(),
                        refusals.stream()
                                .map(refusal -> new UnappliedRow(
                                        refusal.line(),
                                        refusal.id(),
                                        cells.getOrDefault(refusal.line(), Map.of()),
                                        refusal.violations(),
                                        Optional.empty())))
                .toList();
    }

    /** Forgets the rows that were passed over: they are recorded. */
    void recorded() {
        passedOver = List.of();
    }

    private static UnappliedRow unapplied(PassedOverRow row, Map<Column, String> cells) {
        return new UnappliedRow(row.line(), row.content(), cells, List.of(), Optional.of(row.reason()));
    }
}
