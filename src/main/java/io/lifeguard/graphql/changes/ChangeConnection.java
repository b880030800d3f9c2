package io.lifeguard.graphql.changes;

import io.lifeguard.graphql.paging.PageInfo;
import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.model.change.LoggedChange;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of the change log. Its cursors are revisions. */
@Type("ChangeConnection")
public record ChangeConnection(
        @NonNull List<@NonNull ChangeObject> nodes, @NonNull PageInfo pageInfo) {

    /** @param fetched one more than the page holds, where more follow */
    static ChangeConnection from(List<LoggedChange> fetched, PageRequest page) {
        List<ChangeObject> nodes =
                page.cut(fetched).stream().map(ChangeObject::from).toList();
        String end = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1).revision();
        return new ChangeConnection(nodes, new PageInfo(fetched.size() > nodes.size(), end));
    }
}
