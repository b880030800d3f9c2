package io.lifeguard.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ImportOfUsersTest}, of the packaged service. */
@QuarkusIntegrationTest
class ImportOfUsersIT extends ImportOfUsersTest {}
