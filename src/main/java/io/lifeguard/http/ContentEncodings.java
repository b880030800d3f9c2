package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Compressed request bodies, which no endpoint accepts: their size is unknown until they are decompressed. */
public final class ContentEncodings {
    public static final String MESSAGE =
            "Content-Encoding must be absent or identity; request bodies are not decompressed.";

    private ContentEncodings() {}

    public static boolean isEncoded(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
    }
}
