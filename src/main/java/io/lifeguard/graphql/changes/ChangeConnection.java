package io.lifeguard.graphql.changes;

import io.lifeguard.graphql.paging.Connection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.model.paging.Page;
import org.eclipse.microprofile.graphql.Type;

/** A page of the change log. Its cursors are revisions. */
@Type("ChangeConnection")
public final class ChangeConnection extends Connection<ChangeObject, ChangeConnection.ChangeEdge> {
    ChangeConnection(Page<LoggedChange> page) {
        super(page, ChangeEdge::new);
    }

    @Type("ChangeEdge")
    public static final class ChangeEdge extends Edge<ChangeObject> {
        ChangeEdge(String cursor, LoggedChange change) {
            super(cursor, ChangeObject.from(change));
        }
    }
}
