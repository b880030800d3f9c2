package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link RoomsServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class RoomsServedIT extends RoomsServedTest {}
