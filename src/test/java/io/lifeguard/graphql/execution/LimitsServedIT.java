package io.lifeguard.graphql.execution;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link LimitsServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class LimitsServedIT extends LimitsServedTest {}
