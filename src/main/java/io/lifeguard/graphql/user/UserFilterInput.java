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

    /** @param input without one the filter matches every user */
    public static UserFilter toFilter(@Nullable UserFilterInput input) {
        return input == null
                ? UserFilter.EVERYBODY
                : new UserFilter(
                        Optional.ofNullable(input.homePool),
                        Optional.ofNullable(input.unassigned),
                        Optional.ofNullable(input.release),
                        Optional.ofNullable(input.site),
                        Optional.ofNullable(input.hosting),
                        Optional.ofNullable(input.grantedPolicy),
                        Optional.ofNullable(input.enabled),
                        Optional.ofNullable(input.search));
    }
}
