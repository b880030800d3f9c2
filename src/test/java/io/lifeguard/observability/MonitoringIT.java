package io.lifeguard.observability;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link MonitoringTest}, of the packaged service. */
@QuarkusIntegrationTest
class MonitoringIT extends MonitoringTest {}
