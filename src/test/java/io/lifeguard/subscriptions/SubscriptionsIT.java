package io.lifeguard.subscriptions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** {@link SubscriptionsTest}, of the packaged service. */
@QuarkusIntegrationTest
class SubscriptionsIT extends SubscriptionsTest {}
