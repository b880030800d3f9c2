package io.lifeguard.exports.row;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.exports.raw.ColumnHeader;
import io.lifeguard.exports.raw.RawRow;
import io.lifeguard.exports.raw.RowHandler;
import io.lifeguard.exports.raw.TypeNames;
import io.lifeguard.model.InvisibleCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the cells of one row and collects their problems. */
public final class CellReader {
    private static final Pattern GUID = Pattern.compile("\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?");

    private final ColumnHeader header;
    private final RawRow row;
    private final boolean aligned;
    private final List<CellProblem> problems = new ArrayList<>(0);
    private final Map<Column, String> exact;

    public CellReader(RawRow row) {
        this.header = row.header();
        this.row = row;
        this.aligned = row.isAligned();
        if (!aligned) {
            problems.add(new CellProblem(Optional.empty(), misaligned()));
        }
        this.exact = exact();
    }

    private Map<Column, String> exact() {
        String text =
                aligned && !row.isTooLong(Column.EXACT) ? row.cell(Column.EXACT).orElse("") : "";
        return text.isEmpty() ? Map.of() : ExactCells.read(text, problem -> report(Column.EXACT, problem));
    }

    private String misaligned() {
        return row.foreignHead().isPresent()
                ? "The row belongs to another table, whose header in line %d has other columns; import it as a file of its own"
                        .formatted(row.foreignHead().getAsLong())
                : "The row has %d values; the header has %d columns".formatted(row.width(), header.width());
    }

    long line() {
        return row.line();
    }

    List<CellProblem> problems() {
        return List.copyOf(problems);
    }

    /** The text of a cell; absent if the row has another number of values than the header. */
    Cell<String> text(Column column) {
        String exactly = exact.get(column);
        if (exactly != null) {
            return Cell.of(exactly);
        }
        if (!aligned || !header.has(column) || refusedAsTooLong(column)) {
            return Cell.absent();
        }
        String text = row.cell(column).orElse("");
        if (TypeNames.isTypeName(text)) {
            report(column, TypeNames.problem(text));
            return Cell.absent();
        }
        return text.isEmpty() || InvisibleCharacters.isBlank(text) ? Cell.cleared() : Cell.of(text);
    }

    private boolean refusedAsTooLong(Column column) {
        if (row.isTooLong(column)) {
            report(column, "The value has more than %d characters".formatted(RowHandler.MAX_CELL_LENGTH));
        }
        return row.isTooLong(column);
    }

    /** Whether the column {@code Exact} gives the value, which then has no other meaning than itself. */
    boolean isExact(Column column) {
        return exact.containsKey(column);
    }

    /** The value of an optional cell. */
    <T> Cell<T> read(Column column, CellParser<T> form) {
        Cell<String> text = text(column);
        if (text.value().isPresent()) {
            return parse(column, text.get(), form);
        }
        return text.isCleared() ? Cell.cleared() : Cell.absent();
    }

    /** The value of the first of these columns that is not empty; it is a problem if all are empty. */
    <T> Cell<T> required(ColumnChoice choice, CellParser<T> form) {
        for (Column column : choice.columns()) {
            Cell<String> text = text(column);
            if (text.value().isPresent()) {
                return parse(column, text.get(), form);
            }
        }
        for (Column column : choice.columns()) {
            if (text(column).isCleared()) {
                return parse(column, "", form);
            }
        }
        return Cell.absent();
    }

    /** Whether the cell has a text that is a value. */
    boolean hasValue(Column column) {
        String text = aligned && header.has(column) ? row.cell(column).orElse("") : "";
        return !text.isEmpty() && !TypeNames.isTypeName(text);
    }

    /** Whether the file has one of these columns, and all of them that it has are empty in this row. */
    boolean areBlank(ColumnChoice choice) {
        return choice.columns().stream().anyMatch(header::has)
                && choice.columns().stream()
                        .allMatch(
                                c -> !row.isTooLong(c) && row.cell(c).orElse("").isEmpty());
    }

    /** As {@link #required}, also in a row with another number of values, if the cell has the form of a key. */
    <T> Cell<T> key(ColumnChoice choice, CellParser<T> form) {
        if (aligned) {
            return required(choice, form);
        }
        return choice.columns().stream()
                .flatMap(c -> row.cell(c).stream())
                .filter(t -> !t.isEmpty())
                .findFirst()
                .map(t -> form.read(t, problem -> {}))
                .orElse(Cell.absent());
    }

    /** As {@link #read}, also in a row with another number of values, if the cell has the form of a GUID. */
    <T> Cell<T> id(Column column, CellParser<T> form) {
        if (aligned) {
            return read(column, form);
        }
        return row.cell(column)
                .filter(text -> GUID.matcher(text).matches())
                .map(text -> form.read(text, problem -> {}))
                .orElse(Cell.absent());
    }

    boolean has(Column column) {
        return header.has(column);
    }

    private <T> Cell<T> parse(Column column, String text, CellParser<T> form) {
        return form.read(text, problem -> report(column, problem));
    }

    void report(Column column, String problem) {
        CellProblem found = new CellProblem(Optional.of(header.nameOf(column)), problem);
        // one cell may be looked at twice
        if (!problems.contains(found)) {
            problems.add(found);
        }
    }

    /** Parses the text of a cell. */
    @FunctionalInterface
    interface CellParser<T> {
        /**
         * Parses a text.
         *
         * @param problem receives the message if the text is not valid; the result is then absent
         */
        Cell<T> read(String text, Consumer<String> problem);
    }
}
