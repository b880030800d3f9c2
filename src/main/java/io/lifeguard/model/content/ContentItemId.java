package io.lifeguard.model.content;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * {@code pool\name}: what a category, a room or an add-in is called.
 *
 * @param pool FQDN of the chat pool
 */
public record ContentItemId(String pool, String name) {
    private static final char SEPARATOR = '\\';

    /** The id that a text stands for; empty without a backslash. The first one separates, since no FQDN has one. */
    public static Optional<ContentItemId> parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? Optional.empty()
                : Optional.of(new ContentItemId(text.substring(0, separator), text.substring(separator + 1)));
    }

    /** The same id for all that are the same. */
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
