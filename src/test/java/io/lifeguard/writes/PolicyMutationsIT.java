package io.lifeguard.writes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link PolicyMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class PolicyMutationsIT extends PolicyMutationsTest {}
