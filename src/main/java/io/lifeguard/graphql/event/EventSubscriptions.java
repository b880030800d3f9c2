package io.lifeguard.graphql.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.event.EventFeed;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.Optional;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Changes of eligibility as a subscription. */
@GraphQLApi
public class EventSubscriptions {
    private final EventFeed feed;

    EventSubscriptions(EventFeed feed) {
        this.feed = feed;
    }

    /** Every change of eligibility after an event or a revision, in order, without gaps or repeats. */
    @NonNull
    @Subscription("eligibilityChanges")
    public Multi<EligibilityChangeObject> eligibilityChanges(
            @Nullable Client client, @Id @Nullable String pool, @Id @Nullable String user, @Id @Nullable String after) {
        EventFilter filter = new EventFilter(
                Optional.ofNullable(user).map(id -> storable("user", id)),
                Optional.ofNullable(client),
                Optional.ofNullable(pool).map(id -> storable("pool", id)));
        return feed.follow(Optional.ofNullable(after), filter)
                .onItem()
                .transformToIterable(progress -> progress.events())
                .map(EligibilityChangeObject::from);
    }

    private static String storable(String name, String id) {
        if (!Ids.isStorable(id)) {
            throw LifeguardException.invalidValue(name + ": " + InputSanitizer.quote(id) + " is not an id.");
        }
        return id;
    }
}
