package io.lifeguard.store.sql;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one row by their names, in a result or in a row that a statement returns as JSON. */
@FunctionalInterface
public interface Columns {

    /** The value of a column; null where the database has none. */
    @Nullable
    Object value(String name);

    static Columns of(Row row) {
        return row::getValue;
    }

    static Columns of(JsonObject row) {
        return row::getValue;
    }

    /** The columns whose names begin with a prefix, by the rest of their names. */
    default Columns withPrefix(String prefix) {
        return name -> value(prefix + name);
    }

    default String text(String name) {
        return (String) required(name);
    }

    default Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) value(name));
    }

    default boolean bool(String name) {
        return (Boolean) required(name);
    }

    default int integer(String name) {
        return Math.toIntExact(number(name));
    }

    default long number(String name) {
        return ((Number) required(name)).longValue();
    }

    default Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable((Number) value(name)).map(Number::longValue);
    }

    /** The constant of an enum that a column names. */
    default <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, text(name));
    }

    private Object required(String name) {
        return Objects.requireNonNull(value(name), name);
    }
}
