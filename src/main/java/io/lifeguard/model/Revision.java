package io.lifeguard.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state of the stored data. Only revisions of one epoch are ordered; restoring the database starts another epoch.
 *
 * @param number the number of the newest change in that state; 0 before the first
 */
public record Revision(String epoch, long number) {
    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,32})\\.([0-9]{1,18})");

    /** The revision of a token; empty for a text that is not a token. */
    public static Optional<Revision> parse(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches()
                ? Optional.of(new Revision(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether this revision is the other one or a later one of the same epoch. */
    public boolean isAtLeast(Revision other) {
        return epoch.equals(other.epoch) && number >= other.number;
    }

    /** The token for clients, which do not interpret it. */
    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
