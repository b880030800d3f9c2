package io.lifeguard.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.service.webhook.WebhookQueries.GivenUpEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event that could not be delivered, as JSON; the parameters are those of {@link GivenUpEvent}. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record UndeliveredEventBody(
        String event,
        int attempts,
        String problem,
        Instant failedAt,
        @Nullable Instant redeliveryRequestedAt) {

    static UndeliveredEventBody from(GivenUpEvent event) {
        return new UndeliveredEventBody(
                event.event(),
                event.attempts(),
                event.problem(),
                event.failedAt().toInstant(),
                event.requestedAt().map(OffsetDateTime::toInstant).orElse(null));
    }
}
