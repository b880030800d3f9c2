package io.lifeguard.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state of the stored data. Revisions of one epoch are ordered; those of two are not to be compared, since the
 * database was restored in between.
 *
 * @param number of the newest change in that state; 0 before the first
 */
public record Revision(String epoch, long number) {
    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,32})\\.([0-9]{1,18})");

    /** The revision that a token stands for; empty for a text that is no token. */
    public static Optional<Revision> parse(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches()
                ? Optional.of(new Revision(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether this state is the other one or follows it. */
    public boolean isAtLeast(Revision other) {
        return epoch.equals(other.epoch) && number >= other.number;
    }

    /** The token that clients are given; opaque to them. */
    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
