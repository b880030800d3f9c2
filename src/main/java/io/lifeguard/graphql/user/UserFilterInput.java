package io.lifeguard.graphql.user;

import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.UserFilter;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Input("UserFilterInput")
public record UserFilterInput(
        @Id @Nullable String homePool,
        @Nullable Boolean unassigned,
        @Nullable Release release,
        @Nullable String site,
        @Nullable Hosting hosting,
        @Id @Nullable String grantedPolicy,
        @Nullable Boolean enabled,
        @Nullable String search) {

    public UserFilter toFilter() {
        return new UserFilter(
                Optional.ofNullable(homePool),
                Optional.ofNullable(unassigned),
                Optional.ofNullable(release),
                Optional.ofNullable(site),
                Optional.ofNullable(hosting),
                Optional.ofNullable(grantedPolicy),
                Optional.ofNullable(enabled),
                Optional.ofNullable(search));
    }
}
