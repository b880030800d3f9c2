package io.lifeguard.graphql.paging;

import io.lifeguard.model.paging.Page;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A connection that also knows the length of the whole list. It is counted only if a client selects it. */
public abstract class CountedConnection<N, E extends Edge<N>> extends Connection<N, E> {
    private final Supplier<Uni<Integer>> count;

    public <T> CountedConnection(Page<T> page, BiFunction<String, T, E> toEdge, Supplier<Uni<Integer>> count) {
        super(page, toEdge);
        this.count = count;
    }

    public Uni<Integer> count() {
        return count.get();
    }
}
