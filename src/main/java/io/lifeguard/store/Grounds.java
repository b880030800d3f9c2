package io.lifeguard.store;

import io.lifeguard.model.Revision;
import java.util.function.Function;

/**
 * What a write is judged on.
 *
 * @param revision the state that the facts are from
 * @param rows where the things stand that the facts are about
 */
public record Grounds<T>(Revision revision, T value, Rows rows) {

    public <R> Grounds<R> map(Function<? super T, ? extends R> mapper) {
        return new Grounds<>(revision, mapper.apply(value), rows);
    }
}
