package io.lifeguard.graphql.paging;

import io.lifeguard.model.paging.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A page of a list as the Relay specification defines it (https://relay.dev/graphql/connections.htm), with {@code nodes}
 * as a shortcut for clients that need no cursors of single entries. A subclass names the types of the contract.
 *
 * @param <N> object type of the entries
 * @param <E> edge type of the entries
 */
@RegisterForReflection
public abstract class Connection<N, E extends Edge<N>> {
    private final List<E> edges;
    private final PageInfo pageInfo;

    /** @param toEdge makes the edge of a cursor and an entry */
    public <T> Connection(Page<T> page, BiFunction<String, T, E> toEdge) {
        edges = page.entries().stream()
                .map(entry -> toEdge.apply(page.cursor().apply(entry), entry))
                .toList();
        pageInfo = new PageInfo(
                page.hasPreviousPage(),
                page.hasNextPage(),
                edges.isEmpty() ? null : edges.get(0).getCursor(),
                edges.isEmpty() ? null : edges.get(edges.size() - 1).getCursor());
    }

    @NonNull
    public List<@NonNull E> getEdges() {
        return edges;
    }

    @NonNull
    public List<@NonNull N> getNodes() {
        return edges.stream().map(Edge::getNode).toList();
    }

    @NonNull
    public PageInfo getPageInfo() {
        return pageInfo;
    }
}
