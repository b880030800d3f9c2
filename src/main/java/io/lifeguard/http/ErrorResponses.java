package io.lifeguard.http;

import io.lifeguard.model.FailureCode;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** Responses to requests that a filter rejects, in the form of the endpoint that they were sent to. */
@Singleton
public class ErrorResponses {
    private final List<ErrorRenderer> renderers;

    ErrorResponses(@All List<ErrorRenderer> renderers) {
        this.renderers = renderers;
    }

    /** Sends the response; problem details where the endpoint has no form of its own. */
    public void send(RoutingContext request, FailureCode code, String detail) {
        ProblemType type = ProblemType.of(code);
        if (type.isTemporary()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS);
        }
        String path = request.normalizedPath().replaceAll("/+$", "");
        renderers.stream()
                .filter(renderer -> renderer.handles(path))
                .findFirst()
                .ifPresentOrElse(
                        renderer -> renderer.send(request, code, detail),
                        () -> ProblemResponse.send(request, type, detail));
    }
}
