package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link WrongInputTest}, of the packaged service. */
@QuarkusIntegrationTest
class WrongInputIT extends WrongInputTest {}
