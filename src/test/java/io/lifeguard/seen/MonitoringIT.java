package io.lifeguard.seen;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link MonitoringTest}, of the packaged service. */
@QuarkusIntegrationTest
class MonitoringIT extends MonitoringTest {}
