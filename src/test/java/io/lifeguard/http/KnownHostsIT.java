package io.lifeguard.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link KnownHostsTest}, of the packaged service. */
@QuarkusIntegrationTest
class KnownHostsIT extends KnownHostsTest {}
