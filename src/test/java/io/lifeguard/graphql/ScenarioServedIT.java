package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ScenarioServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class ScenarioServedIT extends ScenarioServedTest {}
