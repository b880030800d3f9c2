package io.lifeguard.graphql.transport;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link OverHttpTest}, of the packaged service. */
@QuarkusIntegrationTest
class OverHttpIT extends OverHttpTest {}
