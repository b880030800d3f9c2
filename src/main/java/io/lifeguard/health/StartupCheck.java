package io.lifeguard.health;

import io.lifeguard.service.readiness.DatabaseReadiness;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The start is over: the schema was found migrated, once. A database that goes away later does not undo it. */
@Startup
@Singleton
class StartupCheck implements AsyncHealthCheck {
    private final DatabaseReadiness serviceability;

    StartupCheck(DatabaseReadiness serviceability) {
        this.serviceability = serviceability;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return serviceability.began().map(began -> HealthCheckResponse.named("schema migrated")
                .status(began)
                .build());
    }
}
