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

/** Requests can be answered now: the database does, in time, and has the schema, and the service goes on. */
@Readiness
@Singleton
class ReadinessCheck implements AsyncHealthCheck {
    private static final HealthCheckResponse STOPS = HealthCheckResponse.named("database")
            .down()
            .withData("said", "The service stops.")
            .build();

    private final DatabaseReadiness serviceability;
    private final ShutdownState stopping;

    ReadinessCheck(DatabaseReadiness serviceability, ShutdownState stopping) {
        this.serviceability = serviceability;
        this.stopping = stopping;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return serviceability.present().map(state -> stopping.begun() ? STOPS : response(state));
    }

    private static HealthCheckResponse response(DatabaseState state) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(state.well()).withData("said", state.said());
        state.schema().ifPresent(schema -> response.withData("schema", schema.applied())
                .withData("expected", schema.expected()));
        return response.build();
    }
}
