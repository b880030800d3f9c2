package io.lifeguard.rest.imports;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ImportOfContentTest}, of the packaged service. */
@QuarkusIntegrationTest
class ImportOfContentIT extends ImportOfContentTest {}
