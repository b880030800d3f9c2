package io.lifeguard.graphql.server.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link GraphQLOverHttpTest}, of the packaged service. */
@QuarkusIntegrationTest
class GraphQLOverHttpIT extends GraphQLOverHttpTest {}
