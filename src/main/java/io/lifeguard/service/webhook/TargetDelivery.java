package io.lifeguard.service.webhook;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.event.EventReads.EventPage;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.webhook.UndeliveredEvents;
import io.lifeguard.store.webhook.UndeliveredEvents.RequestedDelivery;
import io.lifeguard.store.webhook.WebhookPositions;
import io.lifeguard.store.webhook.WebhookPositions.OwnedTarget;
import io.lifeguard.store.webhook.WebhookPositions.WebhookPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Delivers events to one target, in their order, one after the other. An event that the target does not accept is tried again
 * after a pause, and given up after some attempts; then the next follows. What the target has accepted is recorded at once, so
 * that at most one event is sent twice, with the same id.
 */
final class TargetDelivery {
    private static final Logger LOG = Logger.getLogger(TargetDelivery.class);
    private static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty());
    private static final int PAGE_SIZE = 50;
    /** How much longer than an attempt an instance owns a target. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final WebhookTarget target;
    private final WebhookClient client;
    private final CloudEvents cloudEvents;
    private final EventReads events;
    private final SqlExecutor statements;
    private final WebhookSettings settings;
    private final WebhookMetrics metrics;
    private final BooleanSupplier isStopping;
    private final Duration term;
    private final UUID owner = UUID.randomUUID();

    TargetDelivery(
            WebhookTarget target,
            WebhookClient client,
            CloudEvents cloudEvents,
            EventReads events,
            SqlExecutor statements,
            WebhookSettings settings,
            WebhookMetrics metrics,
            BooleanSupplier isStopping) {
        this.target = target;
        this.client = client;
        this.cloudEvents = cloudEvents;
        this.events = events;
        this.statements = statements;
        this.settings = settings;
        this.metrics = metrics;
        this.isStopping = isStopping;
        this.term = settings.timeout().plus(MARGIN);
    }

    /** Delivers what is due, first what follows and then what is to be delivered again. */
    Uni<Void> deliverDue() {
        return WebhookPositions.begin(statements, target.name())
                .chain(() -> WebhookPositions.claim(statements, target.name(), owner, term))
                .chain(owned -> owned.map(this::deliverOwned)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(this::deliverRequested);
    }

    private Uni<Void> deliverOwned(OwnedTarget owned) {
        Progress progress = new Progress(owned);
        return repeat(() -> deliverPage(progress))
                .onTermination()
                .call(() -> progress.isOver
                        ? Uni.createFrom().voidItem()
                        : WebhookPositions.release(statements, target.name(), owner));
    }

    /** How far this instance has got. */
    private static final class Progress {
        private WebhookPosition position;
        private int attempts;
        /** Whether the target is no longer this instance's. */
        private boolean isOver;

        Progress(OwnedTarget owned) {
            position = owned.position();
            attempts = owned.attempts();
        }
    }

    /** Emits whether there may be more. */
    private Uni<Boolean> deliverPage(Progress progress) {
        return events.pageForFeed(progress.position.revision(), progress.position.number(), ALL, PAGE_SIZE)
                .map(Snapshot::value)
                .invoke(page -> warnOfGap(progress.position, page))
                .chain(page -> deliverAll(progress, page));
    }

    private void warnOfGap(WebhookPosition position, EventPage page) {
        boolean isKept = position.revision() > page.keptAfter()
                || (position.revision() == page.keptAfter() && position.number() == EventCursor.ALL);
        if (!isKept) {
            LOG.warnf(
                    "Webhooks: %s got events up to revision %d, and they are kept after %d; those between are missing",
                    target.name(), position.revision(), page.keptAfter());
        }
    }

    private Uni<Boolean> deliverAll(Progress progress, EventPage page) {
        return Multi.createFrom()
                .iterable(page.events())
                .onItem()
                .transformToUniAndConcatenate(event -> progress.isOver || isStopping.getAsBoolean()
                        ? Uni.createFrom().voidItem()
                        : deliverNext(progress, event))
                .collect()
                .last()
                .chain(() -> progress.isOver || isStopping.getAsBoolean() || !page.isLast()
                        ? Uni.createFrom().item(!progress.isOver && !isStopping.getAsBoolean())
                        : moveTo(
                                        progress,
                                        new WebhookPosition(
                                                Math.max(page.position(), progress.position.revision()),
                                                EventCursor.ALL))
                                .replaceWith(false));
    }

    private Uni<Void> deliverNext(Progress progress, EligibilityEvent event) {
        return send(event)
                .chain(problem ->
                        problem.isEmpty() ? moveTo(progress, place(event)) : failed(progress, event, problem.get()));
    }

    private Uni<Optional<String>> send(EligibilityEvent event) {
        byte[] body = cloudEvents.json(event).getBytes(StandardCharsets.UTF_8);
        return client.send(target, event.id().toString(), body).invoke(problem -> metrics.attempted(problem.isEmpty()));
    }

    private Uni<Void> failed(Progress progress, EligibilityEvent event, String problem) {
        progress.attempts++;
        if (progress.attempts >= settings.maxAttempts()) {
            metrics.givenUp();
            return UndeliveredEvents.add(statements, target.name(), place(event), progress.attempts, problem)
                    .chain(() -> moveTo(progress, place(event)));
        }
        progress.isOver = true;
        Duration pause = RetryPause.after(
                progress.attempts,
                settings.firstPause(),
                settings.longestPause(),
                ThreadLocalRandom.current().nextDouble());
        return WebhookPositions.postpone(statements, target.name(), owner, progress.attempts, problem, pause);
    }

    private Uni<Void> moveTo(Progress progress, WebhookPosition place) {
        return WebhookPositions.move(statements, target.name(), owner, place, term)
                .invoke(isOwned -> {
                    progress.position = place;
                    progress.attempts = 0;
                    progress.isOver |= !isOwned;
                })
                .replaceWithVoid();
    }

    private Uni<Void> deliverRequested() {
        return repeat(() -> isStopping.getAsBoolean()
                ? Uni.createFrom().item(false)
                : UndeliveredEvents.claim(statements, target.name(), term)
                        .chain(claimed -> claimed.map(this::deliverAgain)
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    /** Emits true: there may be another. */
    private Uni<Boolean> deliverAgain(RequestedDelivery requested) {
        return find(requested.event())
                .chain(found -> found.map(this::send)
                        .orElseGet(() -> Uni.createFrom().item(Optional.of("the event is no longer kept"))))
                .chain(problem -> problem.isEmpty()
                        ? UndeliveredEvents.remove(statements, requested.id())
                        : UndeliveredEvents.fail(statements, requested.id(), problem.get()))
                .replaceWith(true);
    }

    private Uni<Optional<EligibilityEvent>> find(WebhookPosition place) {
        return events.pageForFeed(place.revision(), place.number() - 1, ALL, 1)
                .map(page -> page.value().events().stream()
                        .filter(event -> place(event).equals(place))
                        .findFirst());
    }

    private static WebhookPosition place(EligibilityEvent event) {
        return new WebhookPosition(event.id().revision().number(), event.id().number());
    }

    private static Uni<Void> repeat(Supplier<Uni<Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(step::get)
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
