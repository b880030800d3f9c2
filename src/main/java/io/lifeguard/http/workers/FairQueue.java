package io.lifeguard.http.workers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue from which callers are served in rotation, each in the order of its entries. Not thread-safe. */
final class FairQueue<E> {
    private final int maxPerCaller;
    private final Map<String, Deque<E>> byCaller = new LinkedHashMap<>();
    private int size;

    /** @param maxPerCaller how many entries of one caller may wait */
    FairQueue(int maxPerCaller) {
        this.maxPerCaller = maxPerCaller;
    }

    /** Adds an entry; false if the caller has too many. */
    boolean tryAdd(String caller, E entry) {
        Deque<E> entries = byCaller.computeIfAbsent(caller, name -> new ArrayDeque<>());
        if (entries.size() >= maxPerCaller) {
            return false;
        }
        size++;
        return entries.add(entry);
    }

    /** The next entry; null if there is none. */
    @Nullable
    E peek() {
        return size == 0 ? null : byCaller.values().iterator().next().element();
    }

    /** Removes the next entry; the caller is served again after all others. */
    void remove() {
        Iterator<Map.Entry<String, Deque<E>>> callers = byCaller.entrySet().iterator();
        Map.Entry<String, Deque<E>> first = callers.next();
        callers.remove();
        first.getValue().remove();
        size--;
        if (!first.getValue().isEmpty()) {
            byCaller.put(first.getKey(), first.getValue());
        }
    }

    int size() {
        return size;
    }
}
