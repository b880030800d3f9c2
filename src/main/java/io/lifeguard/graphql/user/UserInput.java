package io.lifeguard.graphql.user;

import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.write.UserRules;
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

    UserRules.UserDraft toDraft() {
        return new UserRules.UserDraft(
                sipAddress,
                Optional.ofNullable(externalId),
                Optional.ofNullable(displayName),
                enabled == null || enabled,
                hosting == null ? Hosting.ON_PREMISES : hosting,
                Optional.ofNullable(home),
                Optional.ofNullable(grantedPolicy));
    }
}
