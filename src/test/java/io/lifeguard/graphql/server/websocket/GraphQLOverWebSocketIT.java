package io.lifeguard.graphql.server.websocket;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link GraphQLOverWebSocketTest}, of the packaged service. */
@QuarkusIntegrationTest
class GraphQLOverWebSocketIT extends GraphQLOverWebSocketTest {}
