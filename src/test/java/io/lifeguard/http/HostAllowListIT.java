package io.lifeguard.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link HostAllowListTest}, of the packaged service. */
@QuarkusIntegrationTest
class HostAllowListIT extends HostAllowListTest {}
