package io.lifeguard.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The end of serving: the service says that it is not ready, serves on for a while those who have not heard of it, then turns
 * new requests away and waits for those under way. Quarkus's own wait counts every web socket that ever was as under way.
 */
@Singleton
class Draining {
    private static final Logger LOG = Logger.getLogger(Draining.class);
    private static final int AFTER_ALL_WHO_ARE_TOLD = Integer.MAX_VALUE;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final InFlight inFlight;
    private final Duration delay;
    private final Duration patience;

    /**
     * @param delay how long it serves on after it has said that it is not ready
     * @param patience how long it waits for requests under way then
     */
    Draining(
            InFlight inFlight,
            @ConfigProperty(name = "lifeguard.stopping.delay", defaultValue = "0s") Duration delay,
            @ConfigProperty(name = "lifeguard.stopping.patience", defaultValue = "20s") Duration patience) {
        this.inFlight = inFlight;
        this.delay = delay;
        this.patience = patience;
    }

    /** On the thread that stops the service, which waits. */
    void drain(@Observes @Priority(AFTER_ALL_WHO_ARE_TOLD) ShutdownDelayInitiatedEvent told)
            throws InterruptedException {
        Thread.sleep(delay.toMillis());
        inFlight.close();
        long end = System.nanoTime() + patience.toNanos();
        while (inFlight.count() > 0 && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        if (inFlight.count() > 0) {
            LOG.warnf("%d requests have not ended within %s; they are cut", inFlight.count(), patience);
        }
    }
}
