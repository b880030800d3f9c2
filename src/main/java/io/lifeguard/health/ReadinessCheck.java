package io.lifeguard.health;

import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.readiness.DatabaseReadiness;
import io.lifeguard.service.readiness.DatabaseReadiness.DatabaseState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The service is ready: the database answers in time with the right schema, and the service is not shutting down. */
@Readiness
@Singleton
class ReadinessCheck implements AsyncHealthCheck {
    private static final HealthCheckResponse SHUTTING_DOWN = HealthCheckResponse.named("database")
            .down()
            .withData("message", "The service is shutting down.")
            .build();

    private final DatabaseReadiness readiness;
    private final ShutdownState shutdown;

    ReadinessCheck(DatabaseReadiness readiness, ShutdownState shutdown) {
        this.readiness = readiness;
        this.shutdown = shutdown;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return readiness.present().map(state -> shutdown.begun() ? SHUTTING_DOWN : response(state));
    }

    private static HealthCheckResponse response(DatabaseState state) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(state.ready()).withData("message", state.message());
        state.schemaVersion().ifPresent(version -> response.withData("schema", version));
        state.expectedVersion().ifPresent(version -> response.withData("expected", version));
        return response.build();
    }
}
