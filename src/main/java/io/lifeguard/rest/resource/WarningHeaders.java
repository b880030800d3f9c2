package io.lifeguard.rest.resource;

import io.lifeguard.rules.Warning;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The warnings of a write as {@code Warning} headers with the code 299, for clients that show these as they show Kubernetes'. */
final class WarningHeaders {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_HEADERS = 10;

    private WarningHeaders() {}

    static void add(Response.ResponseBuilder response, List<Warning> warnings) {
        warnings.stream()
                .limit(MAX_HEADERS)
                .forEach(warning -> response.header("Warning", "299 - \"" + quoted(warning) + "\""));
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
