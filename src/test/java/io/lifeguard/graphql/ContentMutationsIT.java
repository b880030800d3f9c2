package io.lifeguard.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link ContentMutationsTest}, of the packaged service. */
@QuarkusIntegrationTest
class ContentMutationsIT extends ContentMutationsTest {}
