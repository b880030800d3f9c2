package io.lifeguard.observability;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** {@link TracesTest}, of the packaged service. */
@QuarkusIntegrationTest
@TestProfile(TracesIT.Traced.class)
class TracesIT extends TracesTest {
    /** A start of its own, since tracing is switched on at the start; without a log file, which Quarkus reads itself. */
    public static final class Traced implements QuarkusTestProfile {}
}
