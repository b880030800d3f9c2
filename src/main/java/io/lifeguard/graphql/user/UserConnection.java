package io.lifeguard.graphql.user;

import io.lifeguard.graphql.paging.PageInfo;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of users. How many there are in all is counted when it is asked for, unless it is known. */
@Type("UserConnection")
public record UserConnection(
        @NonNull List<@NonNull UserObject> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore Supplier<Uni<Integer>> count) {

    static UserConnection of(List<UserObject> nodes, PageInfo pageInfo, UserFilter filter, InventoryQueries lookups) {
        return new UserConnection(nodes, pageInfo, () -> lookups.count(filter));
    }

    public static UserConnection counted(List<UserObject> nodes, PageInfo pageInfo, int total) {
        return new UserConnection(nodes, pageInfo, () -> Uni.createFrom().item(total));
    }
}
