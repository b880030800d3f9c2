package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ContosoServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class ContosoServedIT extends ContosoServedTest {}
