package io.lifeguard.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a Panache statement by the names of its parameters; one may be null. */
final class Values {
    private final Map<String, @Nullable Object> named = new HashMap<>();

    private Values() {}

    static Values with(String name, @Nullable Object value) {
        return new Values().and(name, value);
    }

    Values and(String name, @Nullable Object value) {
        named.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> byName() {
        return named;
    }
}
