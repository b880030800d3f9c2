package io.lifeguard.health;

import io.lifeguard.service.readiness.DatabaseReadiness;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The service has started: a check found the schema migrated. Later failures of the database do not change that. */
@Startup
@Singleton
class StartupCheck implements AsyncHealthCheck {
    private final DatabaseReadiness readiness;

    StartupCheck(DatabaseReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return readiness.started().map(started -> HealthCheckResponse.named("schema migrated")
                .status(started)
                .build());
    }
}
