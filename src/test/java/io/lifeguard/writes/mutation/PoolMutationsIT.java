package io.lifeguard.writes.mutation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link PoolMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class PoolMutationsIT extends PoolMutationsTest {}
