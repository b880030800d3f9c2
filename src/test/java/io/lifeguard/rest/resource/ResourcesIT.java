package io.lifeguard.rest.resource;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ResourcesTest}, of the packaged service. */
@QuarkusIntegrationTest
class ResourcesIT extends ResourcesTest {}
