package io.lifeguard.exports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.RawRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rows of an export in file order, in constant memory. Can be iterated once; not thread-safe.
 *
 * <p>Reading is blocking. It fails with {@link UncheckedIOException} if the file cannot be read or was changed after
 * the check.
 */
public final class ExportRows<R extends ExportRow> implements Iterator<R>, AutoCloseable {
    private final CsvReader<RawRow> reader;
    private final Iterator<RawRow> raw;
    private final Function<RawRow, R> read;

    ExportRows(CsvReader<RawRow> reader, Function<RawRow, R> read) {
        this.reader = reader;
        this.raw = reader.iterator();
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        try {
            return raw.hasNext();
        } catch (CsvParseException e) {
            throw new UncheckedIOException(new IOException("the file was changed after it was checked", e));
        }
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the file has no more rows");
        }
        return read.apply(raw.next());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
