package io.lifeguard.model.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param entries in the order of the list
 * @param cursor of an entry
 */
public record Page<T>(List<T> entries, Function<T, String> cursor, boolean hasPreviousPage, boolean hasNextPage) {
    public Page {
        entries = List.copyOf(entries);
    }
}
