package io.lifeguard.rest.resource;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/**
 * Preferences of a request (RFC 7240): {@code return=minimal}, so that the response to a write leaves the resource out, and {@code
 * respond-async}, so that the response to an import does not wait for its end. Others are ignored.
 */
public final class Preference {
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");
    private static final String MINIMAL = "return=minimal";
    private static final String APPLIED = "Preference-Applied";
    private static final String ASYNC = "respond-async";

    private Preference() {}

    static boolean isMinimal(MultiMap headers) {
        return has(headers, MINIMAL);
    }

    public static boolean isAsync(MultiMap headers) {
        return has(headers, ASYNC);
    }

    private static boolean has(MultiMap headers, String wanted) {
        return headers.getAll("Prefer").stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(preference -> preference.replaceAll("[\\s\"]", ""))
                .anyMatch(wanted::equalsIgnoreCase);
    }

    static void applied(Response.ResponseBuilder response) {
        response.header(APPLIED, MINIMAL);
    }

    /** Says that the response did not wait because the request preferred that. */
    public static void asyncApplied(Response.ResponseBuilder response) {
        response.header(APPLIED, ASYNC);
    }
}
