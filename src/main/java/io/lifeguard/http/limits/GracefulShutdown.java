package io.lifeguard.http.limits;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The end of serving: the service says that it is not ready, serves on for a while those who have not heard of it, then turns
 * new requests away and waits for those under way. Quarkus's own wait counts every web socket that ever was as under way.
 */
@Singleton
class GracefulShutdown {
    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final int AFTER_ALL_WHO_ARE_TOLD = Integer.MAX_VALUE;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ConcurrencyLimiter inFlight;
    private final ShutdownSettings limits;

    GracefulShutdown(ConcurrencyLimiter inFlight, ShutdownSettings limits) {
        this.inFlight = inFlight;
        this.limits = limits;
    }

    /** On the thread that stops the service, which waits. */
    void drain(@Observes @Priority(AFTER_ALL_WHO_ARE_TOLD) ShutdownDelayInitiatedEvent told)
            throws InterruptedException {
        Thread.sleep(limits.delay().toMillis());
        inFlight.close();
        long end = System.nanoTime() + limits.timeout().toNanos();
        while (inFlight.count() > 0 && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        if (inFlight.count() > 0) {
            LOG.warnf("%d requests have not ended within %s; they are cut", inFlight.count(), limits.timeout());
        }
    }
}
