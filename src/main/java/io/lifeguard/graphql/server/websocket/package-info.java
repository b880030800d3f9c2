/** GraphQL subscriptions over web sockets, by the protocol graphql-transport-ws. */
@NullMarked
package io.lifeguard.graphql.server.websocket;

import org.jspecify.annotations.NullMarked;
