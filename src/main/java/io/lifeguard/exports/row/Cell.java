package io.lifeguard.exports.row;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a row: absent, if the file has no such column (the stored value stays); cleared, if it is empty (the stored
 * value is removed); or a value.
 */
public final class Cell<T> {
    private static final Cell<?> ABSENT = new Cell<>(false, null);
    private static final Cell<?> CLEARED = new Cell<>(true, null);

    private final boolean present;
    private final @Nullable T value;

    private Cell(boolean present, @Nullable T value) {
        this.present = present;
        this.value = value;
    }

    /** The column is not in the file, or its value is not valid, which is one of the row's problems. */
    @SuppressWarnings("unchecked") // holds no value
    public static <T> Cell<T> absent() {
        return (Cell<T>) ABSENT;
    }

    /** The column exists and the cell is empty. */
    @SuppressWarnings("unchecked") // holds no value
    public static <T> Cell<T> cleared() {
        return (Cell<T>) CLEARED;
    }

    public static <T> Cell<T> of(T value) {
        return new Cell<>(true, value);
    }

    public boolean isAbsent() {
        return !present;
    }

    public boolean isCleared() {
        return present && value == null;
    }

    /** The value; empty for an absent or cleared cell. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /**
     * The value of a cell that must have one, such as the key of a row.
     *
     * @throws NoSuchElementException if there is no value
     */
    public T get() {
        return value().orElseThrow(() -> new NoSuchElementException("the cell has no value"));
    }

    /** The value to store: the stored one if the cell is absent, empty if it is cleared, otherwise the value. */
    public Optional<T> orKeep(Optional<T> stored) {
        return present ? value() : stored;
    }

    /** As {@link #orKeep(Optional)}, with a value for a cleared cell. */
    public T orKeep(T stored, T whenCleared) {
        return present ? value().orElse(whenCleared) : stored;
    }

    /** This cell, or a value instead of a cleared cell. */
    Cell<T> whenCleared(T instead) {
        return isCleared() ? of(instead) : this;
    }

    public <R> Cell<R> map(Function<? super T, ? extends R> function) {
        if (value == null) {
            return present ? cleared() : absent();
        }
        return of(function.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cell<?> cell && present == cell.present && value().equals(cell.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode() + Boolean.hashCode(present);
    }

    @Override
    public String toString() {
        return value == null ? present ? "cleared" : "absent" : value.toString();
    }
}
