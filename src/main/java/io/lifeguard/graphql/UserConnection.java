package io.lifeguard.graphql;

import io.lifeguard.model.UserFilter;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of users. How many there are in all is counted when it is asked for. */
@Type("UserConnection")
public record UserConnection(
        @NonNull List<@NonNull UserType> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore UserFilter filter) {}
