package io.lifeguard.graphql.caller;

import io.lifeguard.service.CallerContext;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** Tells a client as whom it has signed in. */
@GraphQLApi
public class CallerQueries {
    private final CallerContext context;

    CallerQueries(CallerContext context) {
        this.context = context;
    }

    @Query
    public Uni<CallerObject> caller() {
        return Uni.createFrom()
                .item(() -> CallerObject.from(CallerContext.present().orElseGet(context::local)));
    }
}
