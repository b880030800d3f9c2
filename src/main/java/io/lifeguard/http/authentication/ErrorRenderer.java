package io.lifeguard.http.authentication;

import io.vertx.ext.web.RoutingContext;

/** How a door says that a request is not let in. Where none says so, it is problem details. */
public interface ErrorRenderer {
    /** Whether requests for a path, without a slash at its end, are answered by this door. */
    boolean speaksAt(String path);

    /** Sends the answer. The headers that go with the denial are there already. */
    void send(RoutingContext request, Denial denial);
}
