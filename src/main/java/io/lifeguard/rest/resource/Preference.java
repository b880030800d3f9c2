package io.lifeguard.rest.resource;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** The preference {@code return=minimal} (RFC 7240): the response to a write leaves the resource out. Others are not heard. */
final class Preference {
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");
    private static final String MINIMAL = "return=minimal";

    private Preference() {}

    static boolean isMinimal(MultiMap headers) {
        return headers.getAll("Prefer").stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(preference -> preference.replaceAll("[\\s\"]", ""))
                .anyMatch(MINIMAL::equalsIgnoreCase);
    }

    static void applied(Response.ResponseBuilder response) {
        response.header("Preference-Applied", MINIMAL);
    }
}
