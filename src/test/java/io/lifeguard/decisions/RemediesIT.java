package io.lifeguard.decisions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link RemediesTest}, of the packaged service. */
@QuarkusIntegrationTest
class RemediesIT extends RemediesTest {}
