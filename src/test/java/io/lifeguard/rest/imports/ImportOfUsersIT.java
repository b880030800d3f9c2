package io.lifeguard.rest.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ImportOfUsersTest}, of the packaged service. */
@QuarkusIntegrationTest
class ImportOfUsersIT extends ImportOfUsersTest {}
