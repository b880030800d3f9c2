package io.lifeguard.rest.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ImportTrapsTest}, of the packaged service. */
@QuarkusIntegrationTest
class ImportTrapsIT extends ImportTrapsTest {}
