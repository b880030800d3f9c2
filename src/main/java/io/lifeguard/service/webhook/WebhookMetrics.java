package io.lifeguard.service.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts attempts of deliveries, and events that were given up. */
@Singleton
class WebhookMetrics {
    private final Counter accepted;
    private final Counter failed;
    private final Counter givenUp;

    WebhookMetrics(MeterRegistry registry) {
        accepted = attempts(registry, "accepted");
        failed = attempts(registry, "failed");
        givenUp = Counter.builder("lifeguard.webhooks.undelivered")
                .description("Events that were given up after the last attempt")
                .register(registry);
    }

    private static Counter attempts(MeterRegistry registry, String outcome) {
        return Counter.builder("lifeguard.webhooks.attempts")
                .description("Attempts to deliver an event to a target of webhooks")
                .tag("outcome", outcome)
                .register(registry);
    }

    void attempted(boolean isAccepted) {
        (isAccepted ? accepted : failed).increment();
    }

    void givenUp() {
        givenUp.increment();
    }
}
