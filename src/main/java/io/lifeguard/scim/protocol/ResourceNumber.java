package io.lifeguard.scim.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a resource: a number of up to 18 digits, without leading zeros. */
public final class ResourceNumber {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private ResourceNumber() {}

    /** Empty for a text that is the id of nothing. */
    public static Optional<Long> parse(String id) {
        return NUMBER.matcher(id).matches() ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
