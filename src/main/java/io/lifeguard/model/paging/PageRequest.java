package io.lifeguard.model.paging;

import io.lifeguard.model.LifeguardException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of an ordered list that a client asks for.
 *
 * @param first maximum number of entries, 0 or more; the upper bound is one of the request limits
 * @param after key of the entry after which the page begins; empty for the first page
 */
public record PageRequest(int first, String after) {
    private static final int DEFAULT_FIRST = 50;

    /** @throws LifeguardException INVALID_VALUE for a negative length or a cursor that is not base64 */
    public static PageRequest of(@Nullable Integer first, @Nullable String after) {
        int length = first == null ? DEFAULT_FIRST : first;
        if (length < 0) {
            throw LifeguardException.invalidValue("first: " + length + " is negative; a page has 0 entries or more.");
        }
        return new PageRequest(length, after == null ? "" : decode(after));
    }

    /** One entry more than the page has: it tells whether another page follows. */
    public int toFetch() {
        return first + 1;
    }

    /**
     * @param fetched at most {@link #toFetch} entries
     * @param key of an entry, from which its cursor is made
     */
    public <T> Page<T> page(List<T> fetched, Function<T, String> key) {
        return page(fetched, entry -> encode(key.apply(entry)), !after.isEmpty());
    }

    /** A page whose cursors are not made of keys. */
    public <T> Page<T> page(List<T> fetched, Function<T, String> cursor, boolean hasPreviousPage) {
        boolean hasNextPage = fetched.size() > first;
        return new Page<>(hasNextPage ? fetched.subList(0, first) : fetched, cursor, hasPreviousPage, hasNextPage);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalidCursor();
        }
    }

    public static LifeguardException invalidCursor() {
        return LifeguardException.invalidValue(
                "after: not a cursor of this list; use a cursor or endCursor of an earlier page.");
    }
}
