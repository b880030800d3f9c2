package io.lifeguard.store.facts;

import io.lifeguard.model.Revision;
import java.util.function.Function;

/**
 * What a write is judged on.
 *
 * @param revision the state that the facts are from
 * @param rows where the things stand that the facts are about
 */
public record VersionedFacts<T>(Revision revision, T value, RowIds rows) {

    public <R> VersionedFacts<R> map(Function<? super T, ? extends R> mapper) {
        return new VersionedFacts<>(revision, mapper.apply(value), rows);
    }
}
