package io.lifeguard.graphql;

import io.lifeguard.model.StaleException;
import io.lifeguard.service.BusyException;
import io.lifeguard.service.InvalidValueException;
import io.lifeguard.service.NotFoundException;
import io.smallrye.graphql.api.ErrorExtensionProvider;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.util.Map;

/** The code of every error: the one table from failures to {@code extensions.code}. What it does not know is INTERNAL. */
public final class ErrorCodes implements ErrorExtensionProvider {
    private static final Map<Class<?>, String> CODES = Map.of(
            NotFoundException.class, "NOT_FOUND",
            InvalidValueException.class, "INVALID_VALUE",
            StaleException.class, "STALE",
            BusyException.class, "BUSY");

    @Override
    public String getKey() {
        return "code";
    }

    @Override
    public JsonString mapValueFrom(Throwable exception) {
        return Json.createValue(CODES.getOrDefault(exception.getClass(), "INTERNAL"));
    }

    /** Whether a failure is one that clients are told of, not one of the inside. */
    static boolean knows(Throwable failure) {
        return CODES.containsKey(failure.getClass());
    }
}
