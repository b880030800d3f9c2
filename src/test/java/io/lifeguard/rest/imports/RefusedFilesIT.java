package io.lifeguard.rest.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link RefusedFilesTest}, of the packaged service. */
@QuarkusIntegrationTest
class RefusedFilesIT extends RefusedFilesTest {}
