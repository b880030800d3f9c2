package io.lifeguard.writes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link PoolMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class PoolMutationsIT extends PoolMutationsTest {}
