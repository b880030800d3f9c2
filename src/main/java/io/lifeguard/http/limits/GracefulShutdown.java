package io.lifeguard.http.limits;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Shuts the HTTP server down: after readiness has turned to DOWN it serves requests for the configured delay, then rejects
 * new requests and waits for those in progress. Quarkus's own shutdown timeout counts every web socket ever opened as a
 * request in progress.
 */
@Singleton
class GracefulShutdown {
    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final int AFTER_ALL_OBSERVERS = Integer.MAX_VALUE;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final ConcurrencyLimiter limiter;
    private final ShutdownSettings settings;

    GracefulShutdown(ConcurrencyLimiter limiter, ShutdownSettings settings) {
        this.limiter = limiter;
        this.settings = settings;
    }

    /** Runs on the thread that stops the service, and blocks it. */
    void drain(@Observes @Priority(AFTER_ALL_OBSERVERS) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        Thread.sleep(settings.delay().toMillis());
        limiter.close();
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        while (limiter.inProgress() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
        if (limiter.inProgress() > 0) {
            LOG.warnf(
                    "Shutdown: %d requests have not ended within %s; their connections are closed",
                    limiter.inProgress(), settings.timeout());
        }
    }
}
