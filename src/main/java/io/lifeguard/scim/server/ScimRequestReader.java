package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import io.lifeguard.scim.dialect.SearchDialect;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a request whose method, path and headers are valid. */
final class ScimRequestReader {
    private static final int MAX_BODY_BYTES = 1 << 20;

    private ScimRequestReader() {}

    /** @throws RefusedRequest for a body that is too large or not UTF-8 */
    static ScimRequest read(RoutingContext routing) {
        List<String> segments = ScimPaths.segments(routing.normalizedPath());
        String body = text(routing);
        boolean isBulk = segments.get(0).equals(ScimPaths.BULK);
        if (!isBulk && routing.body().length() > MAX_BODY_BYTES) {
            throw RefusedRequest.withStatus(
                    413,
                    "The body has %,d bytes; the limit is %,d."
                            .formatted(routing.body().length(), MAX_BODY_BYTES));
        }
        return new ScimRequest(
                HttpMethod.valueOf(routing.request().method().name()),
                routing.request().scheme() + "://" + routing.request().authority() + ScimPaths.ROOT,
                segments,
                query(routing),
                body,
                header(routing, HttpHeaders.IF_MATCH),
                header(routing, HttpHeaders.IF_NONE_MATCH),
                Vertx.currentContext());
    }

    /** The parameters, encoded anew: clients leave characters of filters as they are. */
    private static Optional<String> query(RoutingContext routing) {
        String query = routing.queryParams().entries().stream()
                .map(parameter -> encode(parameter.getKey()) + "="
                        + encode(SearchDialect.parameter(parameter.getKey(), parameter.getValue())))
                .collect(Collectors.joining("&"));
        return Optional.of(query).filter(text -> !text.isEmpty());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<String> header(RoutingContext routing, CharSequence name) {
        List<String> values = routing.request().headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    /**
     * The body as UTF-8, which JSON is, whatever {@code charset} says; empty for none.
     *
     * @throws RefusedRequest for other bytes
     */
    private static String text(RoutingContext routing) {
        @Nullable Buffer body = routing.body().buffer();
        if (body == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedRequest.invalid(ScimType.RFC7644.INVALID_SYNTAX, "The body is not UTF-8.");
        }
    }
}
