package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.Release;
import java.util.HashMap;
import java.util.Map;

/** The surrogate keys of the facts of a write, so that the write looks none of them up again. */
public final class RowIds {
    private final Map<String, Map<String, Long>> ids = new HashMap<>();
    private final Map<String, Release> releases = new HashMap<>();

    RowIds() {}

    void put(String table, String key, long id) {
        ids.computeIfAbsent(table, t -> new HashMap<>()).put(key, id);
    }

    void putRelease(String chatPool, Release release) {
        releases.put(chatPool, release);
    }

    /**
     * The surrogate key of a row.
     *
     * @throws IllegalStateException for a row that was not among the facts
     */
    public Long id(String table, String key) {
        return required(ids.getOrDefault(table, Map.of()), key);
    }

    /** The release of a chat pool. */
    public Release release(String fqdn) {
        return required(releases, Ids.key(fqdn));
    }

    private static <T> T required(Map<String, T> values, String key) {
        T value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " was not among the facts");
        }
        return value;
    }
}
