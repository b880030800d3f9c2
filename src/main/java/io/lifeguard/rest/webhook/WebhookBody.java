package io.lifeguard.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.service.webhook.WebhookQueries.ConfiguredTarget;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A target of webhooks as JSON; the parameters are those of {@link ConfiguredTarget}. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookBody(
        String name,
        String origin,
        @Nullable String after,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String problem,
        long undelivered) {

    static WebhookBody from(ConfiguredTarget target) {
        return new WebhookBody(
                target.name(),
                target.origin(),
                target.after().orElse(null),
                target.attempts(),
                target.nextAttemptAt().map(OffsetDateTime::toInstant).orElse(null),
                target.problem().orElse(null),
                target.undelivered());
    }
}
