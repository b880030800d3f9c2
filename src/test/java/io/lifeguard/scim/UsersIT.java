package io.lifeguard.scim;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link UsersTest}, of the packaged service. */
@QuarkusIntegrationTest
class UsersIT extends UsersTest {}
