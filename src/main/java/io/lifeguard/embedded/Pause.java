package io.lifeguard.embedded;

import java.time.Duration;

/** Waiting for what another process does. */
final class Pause {
    private Pause() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerCannotStart("The start was interrupted", e);
        }
    }
}
