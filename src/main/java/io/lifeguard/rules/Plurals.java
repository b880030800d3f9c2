package io.lifeguard.rules;

import io.lifeguard.model.pool.ChatPool;
import java.util.List;
import java.util.stream.Collectors;

/** Counts and lists for messages. */
public final class Plurals {
    private static final int MAX_LISTED = 3;

    private Plurals() {}

    /** {@code 1 user}, {@code 2 users}. */
    public static String count(int count, String thing) {
        return count + " " + (count == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }

    public static String pools(List<ChatPool> pools) {
        return ids(pools.stream().map(ChatPool::fqdn).toList());
    }

    public static String ids(List<String> ids) {
        String first = ids.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
        return ids.size() > MAX_LISTED ? first + " and " + (ids.size() - MAX_LISTED) + " more" : first;
    }
}
