package io.lifeguard.writes.log;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ErasureTest}, of the packaged service. */
@QuarkusIntegrationTest
class ErasureIT extends ErasureTest {}
