package io.lifeguard.rest.batch;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link BatchTest}, of the packaged service. */
@QuarkusIntegrationTest
class BatchIT extends BatchTest {}
