package io.lifeguard.graphql.changes;

import io.lifeguard.model.change.ChangeOrder;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.service.changes.ChangeFeed;
import io.lifeguard.service.changes.ChangeQueries;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The change log, page by page or as a subscription. */
@GraphQLApi
public class ChangeLogQueries {
    private static final int DEFAULT_FIRST = 100;

    private final ChangeQueries changes;
    private final ChangeFeed feed;

    ChangeLogQueries(ChangeQueries changes, ChangeFeed feed) {
        this.changes = changes;
        this.feed = feed;
    }

    @Query
    public Uni<ChangeConnection> changes(
            @Id @Nullable String after,
            @Id @Nullable String subject,
            @Nullable ChangeOrder order,
            @DefaultValue("100") @Nullable Integer first) {
        PageRequest request = PageRequest.of(first == null ? DEFAULT_FIRST : first, null);
        return changes.page(
                        Optional.ofNullable(after),
                        order == null ? ChangeOrder.OLDEST_FIRST : order,
                        Optional.ofNullable(subject),
                        request.toFetch())
                .map(found -> new ChangeConnection(
                        request.page(found, change -> change.revision().toString(), after != null)));
    }

    /** Every change after a revision, in order, without gaps or repeats; without {@code after} every change from now on. */
    @NonNull
    @Subscription("changes")
    public Multi<ChangeObject> feed(@Id @Nullable String after) {
        return feed.changes(Optional.ofNullable(after)).map(ChangeObject::from);
    }
}
