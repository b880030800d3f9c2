package io.lifeguard.graphql.paging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.NonNull;

/** An entry of a {@link Connection} with its cursor. */
@RegisterForReflection
public abstract class Edge<N> {
    private final String cursor;
    private final N node;

    public Edge(String cursor, N node) {
        this.cursor = cursor;
        this.node = node;
    }

    @NonNull
    public String getCursor() {
        return cursor;
    }

    @NonNull
    public N getNode() {
        return node;
    }
}
