package io.lifeguard.writes.mutation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link PolicyMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class PolicyMutationsIT extends PolicyMutationsTest {}
