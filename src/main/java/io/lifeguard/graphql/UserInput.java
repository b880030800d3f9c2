package io.lifeguard.graphql;

import io.lifeguard.model.Hosting;
import io.lifeguard.rules.UserRules;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("UserInput")
public record UserInput(
        @Id @NonNull String sipAddress,
        @Id @Nullable String externalId,
        @Nullable String displayName,
        @DefaultValue("true") @Nullable Boolean enabled,
        @DefaultValue("ON_PREMISES") @Nullable Hosting hosting,
        @Id @Nullable String home,
        @Id @Nullable String grantedPolicy) {

    UserRules.Draft toDraft() {
        return new UserRules.Draft(
                sipAddress,
                Optional.ofNullable(externalId),
                Optional.ofNullable(displayName),
                enabled == null || enabled,
                hosting == null ? Hosting.ON_PREMISES : hosting,
                Optional.ofNullable(home),
                Optional.ofNullable(grantedPolicy));
    }
}
