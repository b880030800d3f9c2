package io.lifeguard.rest.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of a precondition (RFC 9110 13.1.1 and 13.1.2).
 *
 * @param isAny for {@code *}, which matches each recorded resource
 * @param strong the strong tags, with their quotes
 * @param weak the weak tags, with their quotes and without the prefix
 */
public record EntityTags(boolean isAny, List<String> strong, List<String> weak) {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(?:,|$)");

    /** Parses the value of a header; empty if it is malformed. */
    static Optional<EntityTags> parse(String value) {
        if (value.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of(), List.of()));
        }
        List<String> strong = new ArrayList<>();
        List<String> weak = new ArrayList<>();
        Matcher tag = TAG.matcher(value);
        int end = 0;
        while (end < value.length() && tag.find(end) && tag.start() == end) {
            (tag.group(1) == null ? strong : weak).add(tag.group(2));
            end = tag.end();
        }
        return end == value.length() && end > 0 ? Optional.of(new EntityTags(false, strong, weak)) : Optional.empty();
    }

    /** Whether a strong comparison finds the tag of a recorded resource. */
    boolean matchStrongly(String tag) {
        return isAny || strong.contains(tag);
    }

    /** Whether a weak comparison finds the tag of a recorded resource. */
    boolean matchWeakly(String tag) {
        return matchStrongly(tag) || weak.contains(tag);
    }
}
