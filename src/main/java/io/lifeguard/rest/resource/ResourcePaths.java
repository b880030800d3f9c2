package io.lifeguard.rest.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Paths of resources, relative to the service. */
public final class ResourcePaths {
    /** The path below which all resources are. */
    public static final String ROOT = "/api/";

    private ResourcePaths() {}

    static <T> String of(ResourceKind<?, T> kind, T resource) {
        return ROOT + kind.name() + "/"
                + kind.segments(resource).stream().map(ResourcePaths::encode).collect(Collectors.joining("/"));
    }

    /** A text as a segment of a path or a value of a parameter. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
