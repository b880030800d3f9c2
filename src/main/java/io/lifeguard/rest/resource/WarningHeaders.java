package io.lifeguard.rest.resource;

import io.lifeguard.rules.Warning;
import java.util.List;
import java.util.Optional;

/** The warnings of a write as a {@code Warning} header with the code 299, for clients that show it as they show that of Kubernetes. */
final class WarningHeaders {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_WARNINGS = 10;

    private WarningHeaders() {}

    /** The value of the header; empty without warnings. */
    static Optional<String> value(List<Warning> warnings) {
        return warnings.stream()
                .limit(MAX_WARNINGS)
                .map(warning -> "299 - \"" + quoted(warning) + "\"")
                .reduce((one, other) -> one + ", " + other);
    }

    /** A header has no other characters than those of ASCII; the body has them all. */
    private static String quoted(Warning warning) {
        String text = warning.rule() + ": " + warning.reason();
        return (text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
                .replaceAll("[^\\x20-\\x7e]", "?")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }
}
