package io.lifeguard.http.pages;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Content-Security-Policy of pages: what a policy does not name is not loaded, and no page is shown within another. */
public final class ContentSecurityPolicy {
    private static final List<String> ALWAYS =
            List.of("default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");

    private ContentSecurityPolicy() {}

    /** @param directives what a page loads, such as {@code script-src 'self'} */
    public static String of(String... directives) {
        return Stream.concat(ALWAYS.stream(), Stream.of(directives)).collect(Collectors.joining("; "));
    }

    /** Sets the headers of a response that is a page, or that a page loads. */
    public static void set(RoutingContext request, String policy) {
        request.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }

    /** The source that permits a script or a style which is written in the page itself. */
    static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
