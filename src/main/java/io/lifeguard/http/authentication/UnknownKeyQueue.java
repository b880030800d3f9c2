package io.lifeguard.http.authentication;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the requests that wait until the signing keys may be fetched again. Each source may have a few, so that one that
 * sends tokens of unknown keys does not take the places of others.
 */
@Singleton
class UnknownKeyQueue {
    static final int MAX_OF_SOURCE = 16;
    static final int MAX = 256;

    private final Map<String, Integer> waiting = new HashMap<>();
    private int total;

    /** Enters a request, unless its source or all sources have too many. */
    synchronized boolean tryEnter(String source) {
        int ofSource = waiting.getOrDefault(source, 0);
        if (ofSource >= MAX_OF_SOURCE || total >= MAX) {
            return false;
        }
        waiting.put(source, ofSource + 1);
        total++;
        return true;
    }

    synchronized void leave(String source) {
        waiting.computeIfPresent(source, (name, count) -> count == 1 ? null : count - 1);
        total--;
    }
}
