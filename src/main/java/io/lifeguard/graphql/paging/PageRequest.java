package io.lifeguard.graphql.paging;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an ordered list is asked for.
 *
 * @param first how many things; that they are not too many is among the limits on requests
 * @param after what the cursor holds that the page begins after; empty at the beginning
 */
public record PageRequest(int first, String after) {
    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a negative length or a cursor that is none of ours */
    public static PageRequest of(@Nullable Integer first, @Nullable String after) {
        int length = first == null ? 50 : first;
        if (length < 0) {
            throw LifeguardException.invalidValue("first: " + length + " is negative; a page has 0 entries or more.");
        }
        return new PageRequest(length, after == null ? "" : decoded(after));
    }

    /** How many things to fetch: one more than asked for tells whether a page follows. */
    public int toFetch() {
        return first + 1;
    }

    /** What of the fetched things belongs on the page. */
    public <T> List<T> cut(List<T> fetched) {
        return fetched.size() > first ? fetched.subList(0, first) : fetched;
    }

    public <T> PageInfo info(List<T> fetched, Function<T, String> key) {
        List<T> page = cut(fetched);
        String end = page.isEmpty() ? null : encoded(key.apply(page.get(page.size() - 1)));
        return new PageInfo(fetched.size() > first, end);
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw noCursor();
        }
    }

    public static LifeguardException noCursor() {
        return LifeguardException.invalidValue(
                "after: this is no cursor of this list; take the endCursor of an earlier page.");
    }
}
