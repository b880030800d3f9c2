package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ContractTest}, of the packaged service. */
@QuarkusIntegrationTest
class ContractIT extends ContractTest {}
