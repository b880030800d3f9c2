package io.lifeguard.exports.row;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a row says about one thing: nothing, since the file has no such column (what is stored stays); that there is
 * none (what is stored is cleared); or a value.
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

    /** The column is not in the file, or its value has no right form, which is then among the row's problems. */
    @SuppressWarnings("unchecked") // holds no value
    public static <T> Cell<T> absent() {
        return (Cell<T>) ABSENT;
    }

    /** The column is there and empty. */
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
     * The value where the row must have one: its key, for instance.
     *
     * @throws NoSuchElementException if there is none, which in a row without problems does not happen to its key
     */
    public T get() {
        return value().orElseThrow(() -> new NoSuchElementException("the cell has no value"));
    }

    /** What is to be stored: what is stored already if the cell is absent, nothing if it is cleared, else the value. */
    public Optional<T> orKeep(Optional<T> stored) {
        return present ? value() : stored;
    }

    /** As {@link #orKeep(Optional)} for what is always stored, with what to store for a cleared cell. */
    public T orKeep(T stored, T whenCleared) {
        return present ? value().orElse(whenCleared) : stored;
    }

    /** The same with a value in the place of a cleared cell. */
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
