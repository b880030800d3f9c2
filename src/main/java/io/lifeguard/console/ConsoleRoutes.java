package io.lifeguard.console;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.http.pages.ReadOnlyPath;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the console: the same page at the address of each view, the files that it loads, and what it needs to know about
 * sign-in. All of it is public, and nothing else below {@code META-INF/resources} is served.
 */
@Singleton
class ConsoleRoutes {
    private static final int BEFORE_QUARKUS = -1;
    private static final String PAGE = "/index.html";
    private static final String ASSETS = "/assets/*";
    private static final String DESCRIPTION = "/console.json";
    private static final List<String> VIEWS = List.of("/ask", "/estate", "/migration", "/changes", "/import", "/rules");

    private final ConsoleSettings settings;
    private final ConsoleFiles files;
    private final ConsoleResponses responses;
    private final ConsoleFile description;

    ConsoleRoutes(
            ConsoleSettings settings,
            ConsoleFiles files,
            ConsoleResponses responses,
            SignInProvider provider,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.files = files;
        this.responses = responses;
        this.description = ConsoleFile.of("application/json", description(provider, version));
    }

    void register(@Observes Router router) {
        Stream.concat(Stream.of("/"), VIEWS.stream().flatMap(view -> Stream.of(view, view + "/*")))
                .map(router::route)
                .forEach(route -> serve(route, PAGE, ConsoleResponses.REVALIDATED));
        prepare(router.route(ASSETS))
                .handler(request -> send(request, request.normalizedPath(), ConsoleResponses.IMMUTABLE));
        prepare(router.route(DESCRIPTION))
                .handler(request -> responses.send(request, description, ConsoleResponses.REVALIDATED));
    }

    private void serve(Route route, String path, String caching) {
        prepare(route).handler(request -> send(request, path, caching));
    }

    private Route prepare(Route route) {
        route.order(BEFORE_QUARKUS);
        return settings.enabled() ? route.handler(ReadOnlyPath::check) : route.handler(ConsoleRoutes::sendNotFound);
    }

    private void send(RoutingContext request, String path, String caching) {
        Optional<ConsoleFile> cached = files.cached(path);
        if (cached.isPresent()) {
            responses.send(request, cached.get(), caching);
            return;
        }
        request.vertx()
                .executeBlocking(() -> files.read(path), false)
                .onSuccess(file -> file.ifPresentOrElse(
                        found -> responses.send(request, found, caching), () -> sendNotFound(request)))
                .onFailure(request::fail);
    }

    private static void sendNotFound(RoutingContext request) {
        ProblemResponse.send(request, ProblemType.NOT_FOUND, "Nothing is served at this path.");
    }

    private static byte[] description(SignInProvider provider, String version) {
        return new JsonObject()
                .put("version", version)
                .put("signIn", provider.settings())
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }
}
