package io.lifeguard.writes.mutation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link UserMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class UserMutationsIT extends UserMutationsTest {}
