package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.Release;
import java.util.HashMap;
import java.util.Map;

/** Where the things stand that a write was judged on, so that storing it looks nothing up again. */
public final class RowIds {
    private final Map<String, Map<String, Long>> ids = new HashMap<>();
    private final Map<String, Long> poolsOfSites = new HashMap<>();
    private final Map<String, Release> releases = new HashMap<>();

    RowIds() {}

    void put(String table, String key, long id) {
        ids.computeIfAbsent(table, t -> new HashMap<>()).put(key, id);
    }

    void putSite(String siteKey, long frontEndPool) {
        poolsOfSites.putIfAbsent(siteKey, frontEndPool);
    }

    void putRelease(String chatPool, Release release) {
        releases.put(chatPool, release);
    }

    /**
     * The surrogate key of a thing.
     *
     * @throws IllegalStateException for what was not among the facts: nothing else can be stored or referred to
     */
    public Long id(String table, String key) {
        return required(ids.getOrDefault(table, Map.of()), key);
    }

    /** Some front-end pool of a site. */
    public Long poolOfSite(String siteKey) {
        return required(poolsOfSites, siteKey);
    }

    /** The release of a chat pool. */
    public Release release(String fqdn) {
        return required(releases, Ids.key(fqdn));
    }

    private static <T> T required(Map<String, T> things, String key) {
        T thing = things.get(key);
        if (thing == null) {
            throw new IllegalStateException(key + " was not among the facts");
        }
        return thing;
    }
}
