package io.lifeguard.graphql.server.execution;

import io.lifeguard.model.DatabaseBusyException;
import io.lifeguard.model.DatabaseUnavailableException;
import io.lifeguard.model.GoneException;
import io.lifeguard.model.StaleException;
import io.lifeguard.service.BusyException;
import io.lifeguard.service.InvalidValueException;
import io.lifeguard.service.NotFoundException;
import io.lifeguard.service.OutcomeUnknownException;
import io.lifeguard.service.UnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The failures that clients are told of, each with its code. Every other is one of the inside. */
final class FailureCodes {
    private static final Map<Class<?>, ErrorCode> CODES = Map.of(
            NotFoundException.class, ErrorCode.NOT_FOUND,
            InvalidValueException.class, ErrorCode.INVALID_VALUE,
            StaleException.class, ErrorCode.STALE,
            GoneException.class, ErrorCode.GONE,
            DatabaseBusyException.class, ErrorCode.BUSY,
            BusyException.class, ErrorCode.BUSY,
            DatabaseUnavailableException.class, ErrorCode.UNAVAILABLE,
            UnavailableException.class, ErrorCode.UNAVAILABLE,
            OutcomeUnknownException.class, ErrorCode.OUTCOME_UNKNOWN);

    private FailureCodes() {}

    /** The one among a failure and its causes that is meant for clients, if any. */
    static Optional<Throwable> known(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(t -> CODES.containsKey(t.getClass()))
                .findFirst();
    }

    /** The code of a failure that is {@link #known}. */
    static ErrorCode code(Throwable known) {
        return CODES.getOrDefault(known.getClass(), ErrorCode.INTERNAL);
    }
}
