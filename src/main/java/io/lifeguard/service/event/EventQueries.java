package io.lifeguard.service.event;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.event.EventReads.EventPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Pages of events. A client that continues after the last event of each page misses none. */
@ApplicationScoped
public class EventQueries {
    private final EventReads events;

    EventQueries(EventReads events) {
        this.events = events;
    }

    /**
     * A page of events.
     *
     * @param position the revision up to which events were derived
     * @param isLast whether there are no more now; then later events come after {@code position}
     */
    public record EventList(List<EligibilityEvent> events, Revision position, boolean isLast) {}

    /**
     * A page of events in the order of the writes.
     *
     * @param after the id of an event, or a revision, that the page begins after; empty for the oldest event
     * @param most the maximum number of events
     * @return fails with {@link FailureCode#STALE} for a revision that this database has not reached, or that is from before it
     *     was restored, with {@link FailureCode#GONE} for events that are no longer kept, and with
     *     {@link FailureCode#INVALID_VALUE} for what is no id
     */
    public Uni<EventList> page(Optional<String> after, EventFilter filter, int most) {
        Optional<EventCursor> begin = after.map(EventQueries::cursor);
        return events.page(
                        begin.map(cursor -> cursor.revision().number()).orElse(0L),
                        begin.map(EventCursor::number).orElse(EventCursor.ALL),
                        filter,
                        most)
                .invoke(page -> begin.ifPresent(cursor -> check(cursor, page)))
                .map(page -> new EventList(
                        page.value().events(), position(page), page.value().isLast()));
    }

    static Revision position(Snapshot<EventPage> page) {
        return new Revision(page.revision().epoch(), page.value().position());
    }

    /** @throws LifeguardException if events after a cursor are missing on a page */
    static void check(EventCursor cursor, Snapshot<EventPage> page) {
        Revision begin = cursor.revision();
        if (!page.revision().isAtLeast(begin)) {
            throw LifeguardException.stale(begin, page.revision());
        }
        long keptAfter = page.value().keptAfter();
        boolean isComplete =
                begin.number() > keptAfter || (begin.number() == keptAfter && cursor.number() == EventCursor.ALL);
        if (!isComplete) {
            throw LifeguardException.gone(begin, new Revision(begin.epoch(), keptAfter));
        }
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what is neither the id of an event nor a revision */
    static EventCursor cursor(String token) {
        return EventCursor.parse(token)
                .orElseThrow(() -> LifeguardException.invalidValue(
                        "after: " + InputSanitizer.quote(token) + " is neither the id of an event nor a revision."));
    }
}
