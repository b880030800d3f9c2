package io.lifeguard.scim;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link GroupsTest}, of the packaged service. */
@QuarkusIntegrationTest
class GroupsIT extends GroupsTest {}
