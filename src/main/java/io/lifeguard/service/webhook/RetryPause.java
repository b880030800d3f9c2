package io.lifeguard.service.webhook;

import java.time.Duration;

/** Exponential backoff with jitter. */
final class RetryPause {
    private RetryPause() {}

    /**
     * The pause after a failed attempt.
     *
     * @param attempts how many have failed, from 1
     * @param random from 0 to 1
     * @return half to all of {@code first}, doubled for each further attempt up to {@code longest}
     */
    static Duration after(int attempts, Duration first, Duration longest, double random) {
        double doubled = (double) first.toMillis() * Math.pow(2, attempts - 1.0);
        double limited = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(limited * (0.5 + random / 2)));
    }
}
