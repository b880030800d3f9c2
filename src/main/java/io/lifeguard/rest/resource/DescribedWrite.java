package io.lifeguard.rest.resource;

import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;

/** A write of a resource that is not executed yet. */
public record DescribedWrite<T>(ResourceKind<?, T> kind, WriteRule<?, T> rule) {

    /** A result of this write with its type. */
    @SuppressWarnings("unchecked") // results are in the order of their writes
    WriteResult<T> own(WriteResult<?> result) {
        return (WriteResult<T>) result;
    }
}
