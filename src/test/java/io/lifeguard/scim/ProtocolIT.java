package io.lifeguard.scim;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ProtocolTest}, of the packaged service. */
@QuarkusIntegrationTest
class ProtocolIT extends ProtocolTest {}
