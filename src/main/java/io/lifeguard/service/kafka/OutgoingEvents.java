package io.lifeguard.service.kafka;

import io.cloudevents.CloudEvent;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.store.changes.ChangeLog;
import io.lifeguard.store.changes.ChangeLog.ChangePage;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.event.EventReads.EventPage;
import io.lifeguard.store.event.TopicPositions.StreamPosition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what is sent to a topic, in the order of the writes. */
interface OutgoingEvents {
    /** The events after a position. */
    Uni<OutgoingPage> after(StreamPosition position, int limit);

    /**
     * An event.
     *
     * @param position its place; the next page after it begins with the next event
     */
    record OutgoingEvent(CloudEvent event, StreamPosition position) {}

    /**
     * Some events.
     *
     * @param end the place after all of them
     * @param keptAfter the number of the revision from which on they are complete, if some are no longer kept
     */
    record OutgoingPage(List<OutgoingEvent> events, StreamPosition end, OptionalLong keptAfter, boolean isLast) {}

    /** Entries of the change log, of secret rooms too. */
    static OutgoingEvents ofChanges(ChangeLog log, CloudEvents cloudEvents) {
        return (position, limit) -> log.pageForFeed(position.revision(), limit)
                .map(Snapshot::value)
                .map(page -> page(page, position, limit, cloudEvents));
    }

    private static OutgoingPage page(ChangePage page, StreamPosition position, int limit, CloudEvents cloudEvents) {
        List<OutgoingEvent> events = page.changes().stream()
                .map(change -> new OutgoingEvent(
                        cloudEvents.of(change),
                        StreamPosition.after(change.revision().number())))
                .toList();
        boolean isKept = position.revision() >= page.keptAfter();
        StreamPosition begin = isKept ? position : StreamPosition.after(page.keptAfter());
        return new OutgoingPage(
                events,
                events.isEmpty() ? begin : events.get(events.size() - 1).position(),
                isKept ? OptionalLong.empty() : OptionalLong.of(page.keptAfter()),
                events.size() < limit);
    }

    /** Changes of eligibility. */
    static OutgoingEvents ofEligibility(EventReads reads, CloudEvents cloudEvents) {
        EventFilter all = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty());
        return (position, limit) -> reads.pageForFeed(position.revision(), position.number(), all, limit)
                .map(Snapshot::value)
                .map(page -> page(page, position, cloudEvents));
    }

    private static OutgoingPage page(EventPage page, StreamPosition position, CloudEvents cloudEvents) {
        List<OutgoingEvent> events = page.events().stream()
                .map(event -> new OutgoingEvent(
                        cloudEvents.of(event),
                        new StreamPosition(
                                event.id().revision().number(), event.id().number())))
                .toList();
        boolean isKept =
                position.revision() > page.keptAfter() || position.equals(StreamPosition.after(page.keptAfter()));
        StreamPosition begin = isKept ? position : StreamPosition.after(page.keptAfter());
        StreamPosition end =
                events.isEmpty() ? begin : events.get(events.size() - 1).position();
        // all events of this revision are there; an old position would be behind what is kept one day
        boolean isBehind = page.isLast() && page.position() >= end.revision();
        return new OutgoingPage(
                events,
                isBehind ? StreamPosition.after(page.position()) : end,
                isKept ? OptionalLong.empty() : OptionalLong.of(page.keptAfter()),
                page.isLast());
    }
}
