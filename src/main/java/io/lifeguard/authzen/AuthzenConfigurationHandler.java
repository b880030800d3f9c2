package io.lifeguard.authzen;

import io.lifeguard.http.BaseUrl;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Serves the metadata of the policy decision point, by which clients find its endpoints. */
@Singleton
class AuthzenConfigurationHandler {
    private final AuthzenSettings settings;

    AuthzenConfigurationHandler(AuthzenSettings settings) {
        this.settings = settings;
    }

    void register(@Observes Router router) {
        router.route(AuthzenPaths.CONFIGURATION).handler(this::respond);
    }

    private void respond(RoutingContext request) {
        HttpMethod method = request.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            ProblemResponse.send(request, ProblemType.METHOD_NOT_ALLOWED, "This path is for GET.");
            return;
        }
        String base = settings.baseUrl().map(BaseUrl::text).orElseGet(() -> asRequested(request));
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, settings.baseUrl().isPresent() ? "max-age=3600" : "no-store")
                .end(new JsonObject()
                        .put("policy_decision_point", base)
                        .put("access_evaluation_endpoint", base + AuthzenPaths.EVALUATION)
                        .put("access_evaluations_endpoint", base + AuthzenPaths.EVALUATIONS)
                        .put("search_subject_endpoint", base + AuthzenPaths.SEARCH_SUBJECT)
                        .put("search_resource_endpoint", base + AuthzenPaths.SEARCH_RESOURCE)
                        .put("search_action_endpoint", base + AuthzenPaths.SEARCH_ACTION)
                        .encode());
    }

    /** The service as the client named it: the identifier must equal what the client asked. */
    private static String asRequested(RoutingContext request) {
        return request.request().scheme() + "://" + request.request().authority();
    }
}
