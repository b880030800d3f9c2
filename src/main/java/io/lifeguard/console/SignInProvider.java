package io.lifeguard.console;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.http.BaseUrl;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The identity provider at which users of the console sign in, with the authorization code flow and PKCE. */
@Singleton
class SignInProvider {
    private final boolean required;
    private final Optional<BaseUrl> url;
    private final ConsoleSettings settings;

    SignInProvider(
            AccessSettings access,
            ConsoleSettings settings,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> ofService) {
        this.settings = settings;
        required = access.requiresToken();
        url = settings.providerUrl().or(() -> ofService.map(BaseUrl::valueOf)).filter(base -> required);
    }

    /**
     * What the page needs to know: null if requests need no token; {@code issuer} is null if the provider has no URL, and users
     * cannot sign in.
     */
    @Nullable
    JsonObject settings() {
        return required
                ? new JsonObject()
                        .put("issuer", url.map(BaseUrl::text).orElse(null))
                        .put("clientId", settings.clientId())
                        .put("scope", settings.scopes())
                : null;
    }

    /** What the page sends requests to besides this service. */
    List<String> origins() {
        Stream<BaseUrl> further = settings.providerOrigins().stream().flatMap(List::stream);
        return url.stream()
                .flatMap(base -> Stream.concat(Stream.of(base), further))
                .map(BaseUrl::origin)
                .distinct()
                .toList();
    }
}
