package io.lifeguard.exports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.raw.PassedOverRows;
import io.lifeguard.exports.raw.RawRow;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.ForeignRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an export in file order, in constant memory. Rows that are about something else are passed over. Can be
 * iterated once; not thread-safe.
 *
 * <p>Reading is blocking. It fails with {@link UncheckedIOException} if the file cannot be read or was changed after
 * the check.
 */
public final class ExportRows<R extends ExportRow> implements Iterator<R>, AutoCloseable {
    private final CsvReader<RawRow> reader;
    private final ExportKind kind;
    private final Iterator<RawRow> raw;
    private final Function<RawRow, R> read;
    private final PassedOverRows passedOver;
    private final Set<PassedOverReason> kept;
    private final LongSupplier position;
    private final List<OriginalRow> originals = new ArrayList<>();
    private boolean keepsOriginals;
    private @Nullable RawRow next;

    /**
     * A row as the file has it.
     *
     * @param passedOver present if the row was passed over
     */
    public record OriginalRow(long line, Map<Column, String> cells, Optional<PassedOverRow> passedOver) {}

    /**
     * @param position how many bytes of the file have been read
     * @param passedOver receives the rows that are passed over
     * @param kept the reasons for which rows are not passed over
     */
    ExportRows(
            CsvReader<RawRow> reader,
            ExportKind kind,
            Function<RawRow, R> read,
            PassedOverRows passedOver,
            Set<PassedOverReason> kept,
            LongSupplier position) {
        this.reader = reader;
        this.kind = kind;
        this.raw = reader.iterator();
        this.read = read;
        this.passedOver = passedOver;
        this.kept = kept;
        this.position = position;
    }

    /** Keeps each row as the file has it until {@link #takeOriginals}. */
    public void keepOriginals() {
        keepsOriginals = true;
        passedOver.first().forEach(row -> originals.add(new OriginalRow(row.line(), Map.of(), Optional.of(row))));
    }

    /** The rows since the last call as the file has them, including those that were passed over. */
    public List<OriginalRow> takeOriginals() {
        List<OriginalRow> taken = List.copyOf(originals);
        originals.clear();
        return taken;
    }

    /** How many bytes of the file have been read, from 0. */
    public long position() {
        return position.getAsLong();
    }

    @Override
    public boolean hasNext() {
        return advance(Integer.MAX_VALUE);
    }

    /**
     * The next row, unless so many rows are kept as the file has them before there is one, or the file has no more rows.
     *
     * @param maxOriginals from 1
     */
    public Optional<R> poll(int maxOriginals) {
        return advance(maxOriginals) ? Optional.of(next()) : Optional.empty();
    }

    /** Whether all rows have been read. */
    public boolean isAtEnd() {
        return next == null && !raw.hasNext();
    }

    private boolean advance(int maxOriginals) {
        try {
            while (next == null && originals.size() < maxOriginals && raw.hasNext()) {
                next = unlessPassedOver(raw.next());
            }
            return next != null;
        } catch (CsvParseException e) {
            throw new UncheckedIOException(new IOException("the file was changed after it was checked", e));
        }
    }

    private @Nullable RawRow unlessPassedOver(RawRow row) {
        Optional<PassedOverRow> foreign = ForeignRows.check(kind, row).filter(found -> !kept.contains(found.reason()));
        foreign.ifPresent(passedOver::add);
        if (keepsOriginals) {
            originals.add(new OriginalRow(row.line(), row.cells(), foreign));
        }
        return foreign.isPresent() ? null : row;
    }

    @Override
    public R next() {
        RawRow row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException("the file has no more rows");
        }
        next = null;
        return read.apply(row);
    }

    /** The rows that were passed over so far. */
    public PassedOverRows passedOver() {
        return passedOver;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
