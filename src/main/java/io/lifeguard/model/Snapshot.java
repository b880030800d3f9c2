package io.lifeguard.model;

import java.util.function.Function;

/**
 * The result of one statement and the state that it read.
 *
 * @param revision of the data that was read
 */
public record Snapshot<T>(Revision revision, T value) {

    public <R> Snapshot<R> map(Function<? super T, ? extends R> mapper) {
        return new Snapshot<>(revision, mapper.apply(value));
    }
}
