package io.lifeguard.rest.resource;

import io.lifeguard.rest.request.InputErrors;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string, with or without its quotes. */
public final class IdempotencyKeyHeader {
    public static final String NAME = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})\"?");

    private IdempotencyKeyHeader() {}

    /** @return empty without the header, and for one that is malformed, which is added to the errors */
    public static Optional<String> read(MultiMap headers, InputErrors errors) {
        List<String> values = headers.getAll(NAME);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(values.get(0).strip());
        if (values.size() == 1 && key.matches()) {
            return Optional.of(key.group(1));
        }
        errors.inHeader(
                NAME,
                "The value must be one key of 1 to 255 visible ASCII characters without quotes and backslashes, such as a UUID.");
        return Optional.empty();
    }
}
