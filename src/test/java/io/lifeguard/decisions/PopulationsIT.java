package io.lifeguard.decisions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link PopulationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class PopulationsIT extends PopulationsTest {}
