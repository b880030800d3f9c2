package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link InvalidInputTest}, of the packaged service. */
@QuarkusIntegrationTest
class InvalidInputIT extends InvalidInputTest {}
