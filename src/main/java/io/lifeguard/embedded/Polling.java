package io.lifeguard.embedded;

import java.time.Duration;

/** Waits for other processes. */
final class Polling {
    private Polling() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("The start was interrupted", e);
        }
    }
}
