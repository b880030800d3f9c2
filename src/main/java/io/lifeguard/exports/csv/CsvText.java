package io.lifeguard.exports.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Records as CSV (RFC 4180), with all values quoted as {@code Export-Csv} writes them. */
public final class CsvText {
    private final StringWriter text = new StringWriter(64 * 1024);
    private final CsvWriter csv = CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text);

    public CsvText add(List<String> values) {
        csv.writeRecord(values);
        return this;
    }

    /** The records that were added. */
    @Override
    public String toString() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be written", e);
        }
        return text.toString();
    }
}
