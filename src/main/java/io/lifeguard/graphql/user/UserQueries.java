package io.lifeguard.graphql.user;

import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries for users. */
@GraphQLApi
public class UserQueries {
    private final InventoryQueries inventory;

    UserQueries(InventoryQueries inventory) {
        this.inventory = inventory;
    }

    @Query
    public Uni<UserObject> user(@Id @Nullable String sipAddress, @Id @Nullable String externalId) {
        return inventory
                .user(Optional.ofNullable(sipAddress), Optional.ofNullable(externalId))
                .map(found -> found.map(UserObject::from).orElse(null));
    }

    @Query
    public Uni<UserConnection> users(
            @Nullable UserFilterInput filter, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        UserFilter users = UserFilterInput.toFilter(filter);
        return inventory
                .users(users, UserConnection.keyAfter(request), request.toFetch())
                .map(found -> new UserConnection(request.page(found, User::key), () -> inventory.count(users)));
    }

    @NonNull
    public Uni<Integer> totalCount(@Source UserConnection connection) {
        return connection.count();
    }
}
