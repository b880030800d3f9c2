package io.lifeguard.rest.batch;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.resource.DescribedWrite;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourcePaths;
import io.lifeguard.rest.resource.RestRequest;
import io.lifeguard.rest.resource.WriteDescriptions;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the write that a method and a path mean, as the resources below {@code /api} do. */
@Singleton
class BatchRoutes {
    private final List<ResourceKind<?, ?>> kinds;
    private final WriteDescriptions descriptions;

    BatchRoutes(@All List<ResourceKind<?, ?>> kinds, WriteDescriptions descriptions) {
        this.kinds = kinds;
        this.descriptions = descriptions;
    }

    /**
     * @param method PUT, DELETE, or POST for an action
     * @param path without parameters, percent-encoded
     * @param body parsed; an empty object for a write without one
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} if there is no such write, or something is wrong with it
     */
    DescribedWrite<?> describe(String method, String path, @Nullable Object body, RestRequest request) {
        List<String> segments = segments(path);
        ResourceKind<?, ?> kind = kinds.stream()
                .filter(known -> known.name().equals(segments.get(0)))
                .findFirst()
                .orElseThrow(() -> unknown(method, path));
        return describe(kind, method, path, segments.subList(1, segments.size()), body, request);
    }

    private <I, T> DescribedWrite<T> describe(
            ResourceKind<I, T> kind,
            String method,
            String path,
            List<String> segments,
            @Nullable Object body,
            RestRequest request) {
        int ofId = kind.idSegments();
        if (method.equals("POST")
                && segments.size() == ofId + 1
                && kind.actions().containsKey(segments.get(ofId))) {
            return descriptions.act(kind, segments.get(ofId), kind.id(segments), body, request);
        }
        if (segments.size() == ofId && method.equals("PUT")) {
            return descriptions.put(kind, kind.id(segments), body, request);
        }
        if (segments.size() == ofId && method.equals("DELETE")) {
            return descriptions.delete(kind, kind.id(segments), request);
        }
        throw unknown(method, path);
    }

    private static List<String> segments(String path) {
        return path.startsWith(ResourcePaths.ROOT)
                ? Arrays.stream(path.substring(ResourcePaths.ROOT.length()).split("/", -1))
                        .map(BatchRoutes::decode)
                        .toList()
                : List.of("");
    }

    /** A plus sign is no space in a path. */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw LifeguardException.invalidValue(
                    "path: " + InputSanitizer.quote(segment) + " is not percent-encoded correctly.");
        }
    }

    private static LifeguardException unknown(String method, String path) {
        return LifeguardException.invalidValue("path: there is no write " + InputSanitizer.quote(method + " " + path)
                + "; a batch has PUT and DELETE of a resource below /api, and POST of its actions.");
    }
}
