package io.lifeguard.model;

import java.util.function.Function;

/**
 * What one statement read, and the state that it read it from.
 *
 * @param revision of exactly the data that was read
 */
public record Snapshot<T>(Revision revision, T value) {

    public <R> Snapshot<R> map(Function<? super T, ? extends R> mapper) {
        return new Snapshot<>(revision, mapper.apply(value));
    }
}
