package io.lifeguard.service;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether the service is shutting down. Long work then ends early, and no long work begins. */
@ApplicationScoped
public class ShutdownState {
    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    public boolean begun() {
        return begun;
    }

    /** @throws LifeguardException {@link FailureCode#SHUTTING_DOWN} if the service is shutting down */
    public void check() {
        if (begun) {
            throw LifeguardException.shuttingDown(
                    "The service is shutting down. Nothing was done; send the request to another instance.");
        }
    }
}
