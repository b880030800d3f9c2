package io.lifeguard.rest.resource;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The address of the present request with another cursor. */
    public static String next(RoutingContext routing, String cursor) {
        Stream<Map.Entry<String, String>> others =
                routing.queryParams().entries().stream().filter(p -> !p.getKey().equals(PageParameters.AFTER));
        return routing.request().path() + "?"
                + Stream.concat(others, Stream.of(Map.entry(PageParameters.AFTER, cursor)))
                        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
