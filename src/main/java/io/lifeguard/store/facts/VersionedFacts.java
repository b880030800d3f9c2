package io.lifeguard.store.facts;

import io.lifeguard.model.Revision;
import java.util.function.Function;

/**
 * The facts that a write is checked against.
 *
 * @param revision the revision of the facts
 * @param rows the surrogate keys of the facts
 */
public record VersionedFacts<T>(Revision revision, T value, RowIds rows) {

    public <R> VersionedFacts<R> map(Function<? super T, ? extends R> mapper) {
        return new VersionedFacts<>(revision, mapper.apply(value), rows);
    }
}
