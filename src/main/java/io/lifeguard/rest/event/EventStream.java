package io.lifeguard.rest.event;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.stream.EventStreams;
import io.lifeguard.rest.stream.EventStreams.StreamEvent;
import io.lifeguard.rest.stream.EventStreams.StreamItem;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.service.event.EventFeed;
import io.lifeguard.service.event.EventFeed.EventProgress;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows events, as server-sent events whose data are CloudEvents in the JSON format. */
@ApplicationScoped
public class EventStream {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final EventFeed feed;
    private final EventStreams streams;
    private final CloudEvents cloudEvents;

    EventStream(EventFeed feed, EventStreams streams, CloudEvents cloudEvents) {
        this.feed = feed;
        this.streams = streams;
        this.cloudEvents = cloudEvents;
    }

    /** Before the resource at the same path, which handles requests for pages. */
    void register(@Observes Router router) {
        router.get(EventsResource.PATH).handler(routing -> {
            if (EventStreams.isAccepted(routing)) {
                streams.respond(routing, items(routing));
            } else {
                routing.next();
            }
        });
    }

    private Multi<StreamItem> items(RoutingContext routing) {
        try {
            InputErrors errors = new InputErrors();
            QueryParameters parameters = QueryParameters.of(routing, errors);
            // a client that reconnects sends the address that it began with, and the place where it continues
            Optional<String> after = parameters.text(EventsResource.AFTER);
            Optional<String> last = Optional.ofNullable(routing.request().getHeader(LAST_EVENT_ID))
                    .filter(id -> !id.isEmpty());
            EventFilter filter = EventsResource.filter(parameters, errors);
            parameters.reportUnknown();
            errors.throwIfAny();
            return feed.follow(last.or(() -> after), filter).onItem().transformToIterable(progress -> items(progress)
                    .toList());
        } catch (LifeguardException e) {
            return Multi.createFrom().failure(e);
        }
    }

    private Stream<StreamItem> items(EventProgress progress) {
        Stream<StreamItem> events = progress.events().stream()
                .map(event -> new StreamItem(
                        Optional.of(event.id().toString()),
                        Optional.of(new StreamEvent(CloudEvents.type(event), cloudEvents.json(event)))));
        boolean isAtLastEvent = !progress.events().isEmpty()
                && progress.events().get(progress.events().size() - 1).id().equals(progress.position());
        return isAtLastEvent
                ? events
                : Stream.concat(
                        events,
                        Stream.of(new StreamItem(Optional.of(progress.position().toString()), Optional.empty())));
    }
}
