package io.lifeguard.seen;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link TracesTest}, of the packaged service. */
@QuarkusIntegrationTest
class TracesIT extends TracesTest {}
