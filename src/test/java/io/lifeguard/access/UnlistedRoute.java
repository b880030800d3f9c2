package io.lifeguard.access;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** What later work may bring without saying who may: a route that stands in no table. */
class UnlistedRoute {
    static final String PATH = "/later-work";

    void register(@Observes Router router) {
        router.get(PATH).handler(request -> request.response().end("done"));
    }
}
