package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.user.UserFilterInput;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Every user of the filter is moved to another home pool. */
@Input("MoveUsersInput")
public record MoveUsersInput(
        @NonNull UserFilterInput filter, @Id @NonNull String toPool) {}
