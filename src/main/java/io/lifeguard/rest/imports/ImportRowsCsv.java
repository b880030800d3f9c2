package io.lifeguard.rest.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.rules.Violation;
import io.lifeguard.service.imports.jobs.ImportQueries.ImportRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as a CSV file that can be imported again once it is mended: the cells as they were, the line in the original file, and
 * a reason. Imports ignore the last two columns. Rows without values are left out.
 *
 * @param columns that the original file has and that imports read
 */
record ImportRowsCsv(List<String> columns) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> ADDED = List.of("ImportLine", "ImportReason");

    /** The first line, with a byte-order mark, without which Excel takes the file for Windows-1252. */
    String header() {
        return BYTE_ORDER_MARK
                + write(Stream.of(
                        Stream.concat(columns.stream(), ADDED.stream()).toList()));
    }

    String lines(List<ImportRow> rows) {
        return write(rows.stream()
                .filter(row -> !row.cells().isEmpty())
                .filter(row -> row.passedOver().filter(ImportRowsCsv::isNoRow).isEmpty())
                .map(this::fields));
    }

    private static boolean isNoRow(PassedOverReason reason) {
        return reason == PassedOverReason.BLANK || reason == PassedOverReason.REPEATED_HEAD;
    }

    private List<String> fields(ImportRow row) {
        return Stream.concat(
                        columns.stream().map(column -> row.cells().getOrDefault(column, "")),
                        Stream.of(String.valueOf(row.line()), reason(row)))
                .toList();
    }

    private static String reason(ImportRow row) {
        return row.passedOver().map(PassedOverReason::sentence).orElseGet(() -> row.violations().stream()
                .map(ImportRowsCsv::sentence)
                .collect(Collectors.joining(" ")));
    }

    private static String sentence(Violation violation) {
        return violation.path().isEmpty() ? violation.reason() : violation.path() + ": " + violation.reason();
    }

    private static String write(Stream<List<String>> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            records.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return text.toString();
    }
}
