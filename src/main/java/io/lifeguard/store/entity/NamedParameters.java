package io.lifeguard.store.entity;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named parameters of an HQL statement. Values may be null, unlike those of {@code Map.of}. */
final class NamedParameters {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private NamedParameters() {}

    static NamedParameters with(String name, @Nullable Object value) {
        return new NamedParameters().and(name, value);
    }

    NamedParameters and(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return values;
    }
}
