package io.lifeguard.subscriptions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SocketTest}, of the packaged service. */
@QuarkusIntegrationTest
class SocketIT extends SocketTest {}
