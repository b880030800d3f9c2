package io.lifeguard.health;

import io.lifeguard.service.Serviceability;
import io.lifeguard.service.Serviceability.State;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Requests can be answered now: the database does, in time, and has the schema. */
@Readiness
@Singleton
class Ready implements AsyncHealthCheck {
    private final Serviceability serviceability;

    Ready(Serviceability serviceability) {
        this.serviceability = serviceability;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return serviceability.present().map(Ready::response);
    }

    private static HealthCheckResponse response(State state) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(state.well()).withData("said", state.said());
        state.schema().ifPresent(schema -> response.withData("schema", schema.applied())
                .withData("expected", schema.expected()));
        return response.build();
    }
}
