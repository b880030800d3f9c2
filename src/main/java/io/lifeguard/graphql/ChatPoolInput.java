package io.lifeguard.graphql;

import io.lifeguard.model.Release;
import io.lifeguard.rules.ChatPoolRules;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ChatPoolInput")
public record ChatPoolInput(
        @Id @NonNull String fqdn,
        @NonNull Release release,
        @Id @NonNull String home,
        @Nullable String displayName) {

    ChatPoolRules.Draft toDraft() {
        return new ChatPoolRules.Draft(fqdn, release, home, Optional.ofNullable(displayName));
    }
}
