package io.lifeguard.console;

import io.lifeguard.http.pages.ContentSecurityPolicy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends files of the console with the headers that confine the page, and 304 to clients that have the file. */
@Singleton
class ConsoleResponses {
    /** A file whose name changes with its content. */
    static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /** A file that is asked for again each time. */
    static final String REVALIDATED = "no-cache";

    private static final String UNUSED_FEATURES = Stream.of(
                    "camera", "display-capture", "geolocation", "microphone", "payment", "usb")
            .map(feature -> feature + "=()")
            .collect(Collectors.joining(", "));

    private final String policy;

    ConsoleResponses(SignInProvider provider) {
        policy = ContentSecurityPolicy.of(
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                Stream.concat(Stream.of("connect-src 'self'"), provider.origins().stream())
                        .collect(Collectors.joining(" ")),
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }

    void send(RoutingContext request, ConsoleFile file, String caching) {
        HttpServerResponse response = request.response();
        ContentSecurityPolicy.set(request, policy);
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", UNUSED_FEATURES)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.ETAG, file.entityTag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (hasCurrent(request, file)) {
            response.setStatusCode(304).end();
            return;
        }
        boolean compressed = file.isCompressible() && acceptsGzip(request);
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = compressed ? file.compressed() : file.plain();
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** RFC 9110 13.1.2; what Vert.x has for it ({@code RoutingContext.isFresh}) overlooks a single tag. */
    private static boolean hasCurrent(RoutingContext request, ConsoleFile file) {
        List<String> headers = request.request().headers().getAll(HttpHeaders.IF_NONE_MATCH);
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(file.entityTag()));
    }

    private static boolean acceptsGzip(RoutingContext request) {
        return request.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase("gzip") && encoding.weight() > 0);
    }
}
