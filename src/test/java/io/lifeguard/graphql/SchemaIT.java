package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SchemaTest}, of the packaged service. */
@QuarkusIntegrationTest
class SchemaIT extends SchemaTest {}
