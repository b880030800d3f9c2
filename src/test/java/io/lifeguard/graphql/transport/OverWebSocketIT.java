package io.lifeguard.graphql.transport;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link OverWebSocketTest}, of the packaged service. */
@QuarkusIntegrationTest
class OverWebSocketIT extends OverWebSocketTest {}
