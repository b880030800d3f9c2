package io.lifeguard.decisions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SupposeTest}, of the packaged service. */
@QuarkusIntegrationTest
class SupposeIT extends SupposeTest {}
