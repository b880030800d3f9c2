package io.lifeguard.writes.mutation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ConfigurationMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class ConfigurationMutationsIT extends ConfigurationMutationsTest {}
