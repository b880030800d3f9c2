package io.lifeguard.graphql.server.http;

import io.vertx.ext.web.MIMEHeader;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The media types of GraphQL over HTTP. */
enum MediaTypes {
    /** The older type; also the default. */
    JSON("json"),
    /** The newer type, whose status says whether the result has data. */
    GRAPHQL_RESPONSE("graphql-response+json");

    private static final String APPLICATION = "application";
    private static final String ANY = "*";

    private final String subtype;

    MediaTypes(String subtype) {
        this.subtype = subtype;
    }

    /** The value of the header {@code Content-Type}. */
    String contentType() {
        return APPLICATION + "/" + subtype + "; charset=utf-8";
    }

    /**
     * The type of the response.
     *
     * @param accepted the ranges of the header {@code Accept}; empty accepts everything
     * @return the type with the highest weight, then the one listed by name, then the newer one; empty if none is accepted
     */
    static Optional<MediaTypes> preferred(List<MIMEHeader> accepted) {
        if (accepted.isEmpty()) {
            return Optional.of(JSON);
        }
        return Stream.of(GRAPHQL_RESPONSE, JSON)
                .flatMap(type -> type.match(accepted).stream())
                .filter(match -> match.weight > 0)
                .max(Comparator.comparingDouble(MediaTypeMatch::weight)
                        .thenComparing(MediaTypeMatch::named)
                        .thenComparing(match -> match.named == (match.type == GRAPHQL_RESPONSE)))
                .map(MediaTypeMatch::type);
    }

    /**
     * Whether a content type is JSON, in UTF-8 if it has a charset. GraphiQL as SmallRye serves it sets the header twice, which a
     * browser sends as one list.
     */
    static boolean isJson(@Nullable String contentType) {
        return Stream.of(Objects.requireNonNullElse(contentType, "").split(",", -1))
                .allMatch(MediaTypes::isOneJson);
    }

    private static boolean isOneJson(String contentType) {
        String[] parts = contentType.split(";", -1);
        return parts[0].strip().equalsIgnoreCase(APPLICATION + "/" + JSON.subtype)
                && Stream.of(parts)
                        .skip(1)
                        .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                        .filter(parameter -> parameter.startsWith("charset="))
                        .map(parameter ->
                                parameter.substring("charset=".length()).replace("\"", ""))
                        .allMatch(charset -> charset.equals("utf-8") || charset.equals("utf8"));
    }

    /** The most specific accepted range that includes this type. */
    private Optional<MediaTypeMatch> match(List<MIMEHeader> accepted) {
        return accepted.stream()
                .filter(this::isIn)
                .max(Comparator.comparing((MIMEHeader range) -> !ANY.equals(range.subComponent()))
                        .thenComparing(range -> !ANY.equals(range.component())))
                .map(range -> new MediaTypeMatch(this, range.weight(), !ANY.equals(range.subComponent())));
    }

    private boolean isIn(MIMEHeader range) {
        String charset = range.parameter("charset");
        return (ANY.equals(range.component()) || APPLICATION.equalsIgnoreCase(range.component()))
                && (ANY.equals(range.subComponent()) || subtype.equalsIgnoreCase(range.subComponent()))
                && (charset == null || charset.equalsIgnoreCase("utf-8"));
    }

    private record MediaTypeMatch(MediaTypes type, float weight, boolean named) {}
}
