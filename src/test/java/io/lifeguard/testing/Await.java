package io.lifeguard.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting in tests: for a condition, or for a time in which nothing else shows that enough has passed. */
public final class Await {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /** A wait that fails after this time. The condition is first looked at immediately, in the thread of the test. */
    public static ConditionFactory within(Duration limit) {
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(limit);
    }

    /** {@link #within} ten seconds. */
    public static ConditionFactory soon() {
        return within(Duration.ofSeconds(10));
    }

    /**
     * Lets time pass. Only for what no condition shows: load that is to last, a limit that is to be exceeded, something that must
     * not happen meanwhile.
     */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** {@link #pause(Duration)} of so many milliseconds. */
    public static void pause(long millis) {
        pause(Duration.ofMillis(millis));
    }
}
