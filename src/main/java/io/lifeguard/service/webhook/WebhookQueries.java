package io.lifeguard.service.webhook;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.store.webhook.UndeliveredEvents;
import io.lifeguard.store.webhook.UndeliveredEvents.UndeliveredEvent;
import io.lifeguard.store.webhook.WebhookPositions;
import io.lifeguard.store.webhook.WebhookPositions.TargetState;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The targets of webhooks, the events that could not be delivered, and requests to deliver them again. */
@ApplicationScoped
public class WebhookQueries {
    private final WebhookTargets targets;
    private final PrimaryDatabase primary;

    WebhookQueries(WebhookTargets targets, PrimaryDatabase primary) {
        this.targets = targets;
        this.primary = primary;
    }

    /**
     * A target, without its secret.
     *
     * @param origin scheme, host and port of its URL
     * @param after the place up to which events were delivered or given up; empty before any was
     * @param attempts how many to deliver the next event have failed
     * @param nextAttemptAt empty if the last attempt did not fail
     * @param problem of the last attempt, if it failed
     * @param undelivered how many events were given up
     */
    public record ConfiguredTarget(
            String name,
            String origin,
            Optional<String> after,
            int attempts,
            Optional<OffsetDateTime> nextAttemptAt,
            Optional<String> problem,
            long undelivered) {}

    /**
     * An event that was given up.
     *
     * @param number of the entry, in the order in which they were given up
     * @param event the id of the event
     * @param requestedAt when its redelivery was requested, if it has not happened yet
     */
    public record GivenUpEvent(
            long number,
            String event,
            int attempts,
            String problem,
            OffsetDateTime failedAt,
            Optional<OffsetDateTime> requestedAt) {}

    /** All targets, in the order of the configuration. */
    public Uni<List<ConfiguredTarget>> list() {
        List<String> names = targets.all().stream().map(WebhookTarget::name).toList();
        return WebhookPositions.list(primary.statements(), names).map(states -> {
            Map<String, TargetState> byName =
                    states.stream().collect(Collectors.toMap(TargetState::name, Function.identity()));
            return targets.all().stream()
                    .map(target -> shown(target, Optional.ofNullable(byName.get(target.name()))))
                    .toList();
        });
    }

    /**
     * Events that were given up, in the order in which they were.
     *
     * @param after the number of the entry that the page begins after
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} if there is no such target
     */
    public Uni<List<GivenUpEvent>> undelivered(String target, long after, int size) {
        return UndeliveredEvents.page(primary.statements(), found(target).name(), after, size)
                .map(events -> events.stream().map(WebhookQueries::shown).toList());
    }

    /**
     * Requests that an event is delivered again, soon, by any instance. It stays in the list until the target has accepted it.
     *
     * @param event the id of the event
     * @return fails with {@link FailureCode#NOT_FOUND} if it is not in the list of the target
     */
    public Uni<Void> redeliver(String target, String event) {
        return UndeliveredEvents.request(primary.statements(), found(target).name(), event)
                .invoke(isFound -> {
                    if (!isFound) {
                        throw LifeguardException.notFound("The event " + InputSanitizer.quote(event)
                                + " is not among those that could not be delivered to " + target + ".");
                    }
                })
                .replaceWithVoid();
    }

    private static ConfiguredTarget shown(WebhookTarget target, Optional<TargetState> state) {
        return new ConfiguredTarget(
                target.name(),
                target.origin(),
                state.map(TargetState::after),
                state.map(TargetState::attempts).orElse(0),
                state.filter(known -> known.attempts() > 0).map(TargetState::dueAt),
                state.flatMap(TargetState::problem),
                state.map(TargetState::undelivered).orElse(0L));
    }

    private static GivenUpEvent shown(UndeliveredEvent event) {
        return new GivenUpEvent(
                event.number(),
                event.event(),
                event.attempts(),
                event.problem(),
                event.failedAt(),
                event.requestedAt());
    }

    private WebhookTarget found(String name) {
        return targets.find(name)
                .orElseThrow(() -> LifeguardException.notFound("No target of webhooks is named "
                        + InputSanitizer.quote(name) + "; lifeguard.webhooks.targets names them."));
    }
}
