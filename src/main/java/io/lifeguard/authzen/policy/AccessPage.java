package io.lifeguard.authzen.policy;

import io.lifeguard.authzen.policy.AccessPolicy.PageRange;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.util.List;
import java.util.Optional;

/**
 * A page of the results of a search.
 *
 * @param results records or maps that are sent as they are
 * @param next the cursor after the last result, if there are more; opaque to the protocol
 */
public record AccessPage(List<?> results, Optional<String> next) {
    public static final AccessPage EMPTY = new AccessPage(List.of(), Optional.empty());

    public AccessPage {
        results = List.copyOf(results);
    }

    /**
     * The page of results that are all in memory; a cursor is the position of the next one.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a cursor that is no position
     */
    public static AccessPage of(List<?> all, PageRange range) {
        int from = range.after().isEmpty() ? 0 : position(range.after(), all.size());
        int to = Math.min(all.size(), from + range.limit());
        return new AccessPage(
                all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static int position(String cursor, int size) {
        try {
            return Math.min(Integer.parseUnsignedInt(cursor), size);
        } catch (NumberFormatException e) {
            throw invalidCursor();
        }
    }

    /** The failure for a cursor that the policy has not issued. */
    public static LifeguardException invalidCursor() {
        return LifeguardException.invalidValue("page.token must be a next_token of an earlier page of this search.");
    }
}
