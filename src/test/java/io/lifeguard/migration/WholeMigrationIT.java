package io.lifeguard.migration;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link WholeMigrationTest}, of the packaged service. */
@QuarkusIntegrationTest
class WholeMigrationIT extends WholeMigrationTest {}
