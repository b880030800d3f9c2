package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list of resources in the order of their keys.
 *
 * @param page reads a page
 * @param key of a resource, from which a cursor is made
 */
public record ResourceList<T>(PageReader<T> page, Function<T, String> key) {

    /** Reads the resources of a page, and one more if there is one. */
    @FunctionalInterface
    public interface PageReader<T> {
        /** Fails with {@link FailureCode#INVALID_VALUE} if the page begins after what is no key of the list. */
        Uni<List<T>> read(PageRequest page);
    }

    /** A list that is short enough to be read as a whole. */
    public static <T> ResourceList<T> ofAll(Supplier<Uni<List<T>>> all, Function<T, String> key) {
        return new ResourceList<>(
                page -> all.get().map(found -> found.stream()
                        .filter(resource -> key.apply(resource).compareTo(page.after()) > 0)
                        .sorted(Comparator.comparing(key))
                        .limit(page.toFetch())
                        .toList()),
                key);
    }
}
