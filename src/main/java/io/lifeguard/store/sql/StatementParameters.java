package io.lifeguard.store.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a Panache statement by the names of its parameters; one may be null. */
public final class StatementParameters {
    private final Map<String, @Nullable Object> named = new HashMap<>();

    private StatementParameters() {}

    public static StatementParameters with(String name, @Nullable Object value) {
        return new StatementParameters().and(name, value);
    }

    public StatementParameters and(String name, @Nullable Object value) {
        named.put(name, value);
        return this;
    }

    public Map<String, @Nullable Object> byName() {
        return named;
    }
}
