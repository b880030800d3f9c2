package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.service.write.WriteRule;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of resource: how it is found, listed, shown and written. It translates; the services decide.
 *
 * @param <I> the id of a resource
 * @param <T> what is recorded
 */
public interface ResourceKind<I, T> {

    /** The first segment of the paths of its resources below {@code /api}. */
    String name();

    /** What changes of its resources are recorded as. */
    Subject<T> subject();

    /** The segments of the path of a resource below that of its kind, decoded. */
    List<String> segments(T resource);

    /** How many segments {@link #id} takes. */
    default int idSegments() {
        return 1;
    }

    /**
     * The id that the decoded segments of a path name.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} if they name none
     */
    I id(List<String> segments);

    /** The writes of its resources beside {@link #put} and {@link #delete}, by the last segment of their paths. */
    default Map<String, ResourceAction<I, T>> actions() {
        return Map.of();
    }

    /** A write of a resource that is neither a replacement nor a deletion. */
    @FunctionalInterface
    interface ResourceAction<I, T> {
        WriteRule<?, T> write(I id, BodyObject body, QueryParameters parameters);
    }

    /** Finds a resource; fails with {@link FailureCode#INVALID_VALUE} for a malformed id. */
    Uni<Optional<T>> find(I id);

    /** What a list without parameters of its own shows; reads the parameters that select from it. */
    ResourceList<T> list(QueryParameters parameters);

    /** The type of {@link #show}, whose components are the members that clients see. */
    Class<? extends Record> representation();

    /** A resource as clients see it; a component that is null is left out. */
    Record show(T resource);

    /** The members that clients see and cannot write. */
    default List<String> readOnlyMembers() {
        return List.of();
    }

    /**
     * The arguments of a write that the path of the resource gives.
     *
     * @param argument the main one
     */
    default Set<String> idArguments(String argument) {
        return Set.of(argument);
    }

    /**
     * The write that creates or replaces a resource.
     *
     * @param body its members; if one of them is wrong, the write is not executed
     */
    WriteRule<?, T> put(I id, BodyObject body, QueryParameters parameters);

    /** The write that deletes a resource. */
    WriteRule<?, T> delete(I id, QueryParameters parameters);
}
