package io.lifeguard.exports.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the cells of one row and gathers what is wrong with them. */
public final class CellReader {
    private final ColumnHeader header;
    private final RawRow row;
    private final boolean aligned;
    private final List<CellProblem> problems = new ArrayList<>(0);

    public CellReader(ColumnHeader header, RawRow row) {
        this.header = header;
        this.row = row;
        this.aligned = row.width() == header.width();
        if (!aligned) {
            problems.add(new CellProblem(
                    Optional.empty(),
                    "the row has %d values; the header has %d columns".formatted(row.width(), header.width())));
        }
    }

    long line() {
        return row.line();
    }

    List<CellProblem> problems() {
        return List.copyOf(problems);
    }

    /** The text of a cell as it stands; absent in a row whose values may belong to other columns. */
    Cell<String> text(Column column) {
        if (!aligned || !header.has(column) || refusedAsTooLong(column)) {
            return Cell.absent();
        }
        String text = row.cell(column).orElse("");
        return text.isEmpty() ? Cell.cleared() : Cell.of(text);
    }

    private boolean refusedAsTooLong(Column column) {
        if (row.isTooLong(column)) {
            report(column, "the value has more than %d characters".formatted(RowHandler.LONGEST_CELL));
        }
        return row.isTooLong(column);
    }

    /** The value of a cell that may be empty. */
    <T> Cell<T> read(Column column, CellParser<T> form) {
        Cell<String> text = text(column);
        if (text.value().isPresent()) {
            return parse(column, text.get(), form);
        }
        return text.isCleared() ? Cell.cleared() : Cell.absent();
    }

    /** The value of the first of these columns that has one; that all are empty is a problem. */
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

    /** As {@link #required}, also in a row that is not aligned: what has the form of a key is taken for it. */
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

    /** How a text becomes a value. */
    @FunctionalInterface
    interface CellParser<T> {
        /**
         * Reads a text.
         *
         * @param problem told what is wrong, if anything is; the result is absent then
         */
        Cell<T> read(String text, Consumer<String> problem);
    }
}
