package io.lifeguard.model.content;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * The id of a category, a room or an add-in: {@code pool\name}.
 *
 * @param pool FQDN of the chat pool
 */
public record ContentItemId(String pool, String name) {
    private static final char SEPARATOR = '\\';

    /** Parses an id; empty without a backslash. The first backslash separates, since no FQDN contains one. */
    public static Optional<ContentItemId> parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? Optional.empty()
                : Optional.of(new ContentItemId(text.substring(0, separator), text.substring(separator + 1)));
    }

    /** The id in its folded form, which is equal for equal ids. */
    public ContentItemId folded() {
        return new ContentItemId(poolKey(), nameKey());
    }

    /** The folded id. */
    public String key() {
        return poolKey() + SEPARATOR + nameKey();
    }

    public String poolKey() {
        return Ids.key(pool);
    }

    public String nameKey() {
        return Ids.key(name);
    }

    @Override
    public String toString() {
        return pool + SEPARATOR + name;
    }
}
