package io.lifeguard.graphql.server.execution;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link LimitsServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class LimitsServedIT extends LimitsServedTest {}
