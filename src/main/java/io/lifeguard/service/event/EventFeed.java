package io.lifeguard.service.event;

import io.lifeguard.access.Caller;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.ChangeNotifier;
import io.lifeguard.service.changes.SharedReads;
import io.lifeguard.service.changes.SubscriptionSettings;
import io.lifeguard.service.changes.SubscriptionSlots;
import io.lifeguard.store.changes.ChangeLog;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.event.EventReads.EventPage;
import io.lifeguard.store.sql.DatabaseOutage;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Events as a stream for subscribers, from any event or revision on, without gaps or duplicates, whichever instance of the
 * service derives them. A subscriber holds its position and one page in memory.
 */
@ApplicationScoped
public class EventFeed {
    private static final int MAX_EVENTS = 100;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final ChangeLog log;
    private final SharedReads<ReadKey, NotifiedPage> pages;
    private final ChangeNotifier notifier;
    private final SubscriptionSlots slots;
    private final Vertx vertx;
    private final Duration databaseTimeout;

    EventFeed(
            ChangeLog log,
            EventReads events,
            ChangeNotifier notifier,
            SubscriptionSlots slots,
            DatabaseOutage outage,
            Vertx vertx,
            SubscriptionSettings settings) {
        this.log = log;
        this.notifier = notifier;
        this.slots = slots;
        this.vertx = vertx;
        this.databaseTimeout = settings.databaseTimeout();
        pages = new SharedReads<>("Events", outage, key -> {
            long notification = notifier.last();
            return events.pageForFeed(
                            key.after().revision().number(), key.after().number(), key.filter(), MAX_EVENTS)
                    .map(page -> new NotifiedPage(page, notification));
        });
    }

    private record ReadKey(EventCursor after, EventFilter filter) {}

    /** @param notification the last one before the read: the page sees everything that it announced */
    private record NotifiedPage(Snapshot<EventPage> page, long notification) {}

    /**
     * How far a subscriber has got.
     *
     * @param events the next ones; may be none
     * @param position a subscriber that begins after it misses nothing that comes later
     */
    public record EventProgress(List<EligibilityEvent> events, EventCursor position) {}

    /**
     * Every event after a place, in the order of the writes, without end. Begins with a progress without events, once it is
     * known that none is missing. Reads at most one page ahead. While the database does not answer, the subscriber waits.
     *
     * @param after the id of an event, or a revision; empty for the present revision
     * @return fails as {@link EventQueries#page} does, which a slow subscriber may also meet later, with
     *     {@link FailureCode#TOO_MANY_REQUESTS} or {@link FailureCode#BUSY} if there are too many subscriptions, and with the
     *     failure of the database if it lasts
     */
    public Multi<EventProgress> follow(Optional<String> after, EventFilter filter) {
        Optional<Caller> caller = CallerContext.present();
        return Multi.createFrom().deferred(() -> {
            Optional<EventCursor> begin = after.map(EventQueries::cursor);
            Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
            Runnable giveBack = slots.take(caller);
            return log.newestRevision(begin.map(EventCursor::revision))
                    .onItem()
                    .transformToMulti(present -> new EventSubscriber(
                                    begin.orElseGet(() -> EventCursor.after(present)), filter, context)
                            .progress())
                    .onTermination()
                    .invoke(giveBack);
        });
    }

    /** The position of one subscriber. Its events are emitted on its own Vert.x context. */
    private final class EventSubscriber {
        private final EventFilter filter;
        private final Context context;
        private EventCursor position;
        private long lastNotification = ChangeNotifier.NONE;

        EventSubscriber(EventCursor begin, EventFilter filter, Context context) {
            this.position = begin;
            this.filter = filter;
            this.context = context;
        }

        Multi<EventProgress> progress() {
            return Multi.createBy().repeating().uni(this::next).indefinitely();
        }

        private Uni<EventProgress> next() {
            return notifier.after(lastNotification)
                    .chain(this::read)
                    .emitOn(work -> context.runOnContext(nothing -> work.run()))
                    .map(this::progressOf);
        }

        private Uni<NotifiedPage> read() {
            return Uni.createFrom()
                    .deferred(() -> pages.read(new ReadKey(position, filter)))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                    .expireIn(databaseTimeout.toMillis());
        }

        private EventProgress progressOf(NotifiedPage read) {
            EventQueries.check(position, read.page());
            EventPage page = read.page().value();
            lastNotification = page.isLast() ? read.notification() : ChangeNotifier.NONE;
            if (!page.events().isEmpty()) {
                position = page.events().get(page.events().size() - 1).id();
            }
            if (page.isLast() && page.position() > position.revision().number()) {
                // an old position would be refused once the events after it are no longer kept
                position = EventCursor.after(EventQueries.position(read.page()));
            }
            return new EventProgress(page.events(), position);
        }
    }
}
