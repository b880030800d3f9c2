package io.lifeguard.http;

import io.lifeguard.model.FailureCode;
import io.vertx.ext.web.RoutingContext;

/** The form in which an endpoint reports that a request was rejected before it reached the endpoint. */
public interface ErrorRenderer {
    /** Whether requests for a path, without a slash at its end, belong to this endpoint. */
    boolean handles(String path);

    /** Sends the response, with the status of {@link ProblemType#of}; other headers are set already. */
    void send(RoutingContext request, FailureCode code, String detail);
}
