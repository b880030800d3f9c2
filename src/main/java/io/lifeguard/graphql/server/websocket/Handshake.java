package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.model.Revision;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The request that opened a web socket.
 *
 * @param caller by the token of its header; empty if it had none
 * @param demanded the revision that every result must have reached
 */
record Handshake(RoutingContext request, Optional<Caller> caller, Optional<Revision> demanded) {}
