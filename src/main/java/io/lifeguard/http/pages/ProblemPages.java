package io.lifeguard.http.pages;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Serves a page for each type of problem, to which the member {@code type} of problem details refers, and a list of them. */
@Singleton
class ProblemPages {
    private static final String STYLE =
            "body{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:42rem;padding:0 1rem}dt{font-weight:bold}dd{margin:0 0 1rem}";
    private static final String POLICY =
            ContentSecurityPolicy.of("style-src " + ContentSecurityPolicy.hash(STYLE), "img-src data:"); // the icon
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>%1$s</title>
            <style>%2$s</style>
            </head>
            <body>
            <h1>%1$s</h1>
            """;
    private static final String TAIL = "</body>\n</html>\n";

    void register(@Observes Router router) {
        router.route(ProblemType.PATH).handler(ReadOnlyPath::check).handler(request -> respond(request, list()));
        router.route(ProblemType.PATH + "/:name").handler(ReadOnlyPath::check).handler(request -> ProblemType.named(
                        request.pathParam("name"))
                .ifPresentOrElse(
                        type -> respond(request, page(type)),
                        () -> ProblemResponse.send(
                                request, ProblemType.NOT_FOUND, "There is no type of problem with this name.")));
    }

    private static void respond(RoutingContext request, String page) {
        ContentSecurityPolicy.set(request, POLICY);
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(page);
    }

    private static String page(ProblemType type) {
        ProblemDescription description = ProblemDescription.of(type);
        return HEAD.formatted(type.title(), STYLE)
                + """
                <dl>
                <dt>Status</dt><dd>%d</dd>
                <dt>What it means</dt><dd>%s</dd>
                <dt>What to do</dt><dd>%s</dd>
                </dl>
                <p><a href="%s">All types of problems</a></p>
                """.formatted(type.status(), description.meaning(), description.remedy(), ProblemType.PATH)
                + TAIL;
    }

    private static String list() {
        return HEAD.formatted("Types of problems", STYLE)
                + Arrays.stream(ProblemType.values())
                        .map(type -> "<li><a href=\"%s\">%s</a> (%d)</li>\n"
                                .formatted(type.uri(), type.title(), type.status()))
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"))
                + TAIL;
    }
}
