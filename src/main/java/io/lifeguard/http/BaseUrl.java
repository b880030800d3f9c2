package io.lifeguard.http;

import java.net.URI;

/** An absolute http or https URL without a query, a fragment, user information or a slash at its end. */
public record BaseUrl(String text) {

    /** Reads the value of a setting; fails if it is no such URL. */
    public static BaseUrl valueOf(String text) {
        URI uri = URI.create(text);
        boolean valid = ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!valid) {
            throw new IllegalArgumentException(
                    "must be an https or http URL without user, query and fragment, such as https://lifeguard.contoso.com");
        }
        return new BaseUrl(text.replaceAll("/+$", ""));
    }

    /** Scheme, host and port, as the header {@code Origin} has them. */
    public String origin() {
        URI uri = URI.create(text);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
