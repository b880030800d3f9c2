package io.lifeguard.rest.resource;

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

    /** Reads at most so many resources after a key; from the beginning, if the key is empty. */
    @FunctionalInterface
    public interface PageReader<T> {
        Uni<List<T>> read(String after, int most);
    }

    /** A list that is short enough to be read as a whole. */
    public static <T> ResourceList<T> ofAll(Supplier<Uni<List<T>>> all, Function<T, String> key) {
        return new ResourceList<>(
                (after, most) -> all.get().map(found -> found.stream()
                        .filter(resource -> key.apply(resource).compareTo(after) > 0)
                        .sorted(Comparator.comparing(key))
                        .limit(most)
                        .toList()),
                key);
    }
}
