package io.lifeguard.feed;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link FeedServedTest}, of the packaged service. */
@QuarkusIntegrationTest
class FeedServedIT extends FeedServedTest {}
