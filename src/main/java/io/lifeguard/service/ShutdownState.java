package io.lifeguard.service;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether the service has been told to stop: what goes on for long then comes to an end, and nothing long begins. */
@ApplicationScoped
public class ShutdownState {
    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        begun = true;
    }

    public boolean begun() {
        return begun;
    }

    /** @throws LifeguardException {@link FailureCode#SHUTTING_DOWN} when the service has been told to stop */
    public void check() {
        if (begun) {
            throw LifeguardException.shuttingDown(
                    "The service stops. Nothing of this was begun; another instance may take it.");
        }
    }
}
