package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.ChatPoolRules;
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

    ChatPoolRules.ChatPoolDraft toDraft() {
        return new ChatPoolRules.ChatPoolDraft(fqdn, release, home, Optional.ofNullable(displayName));
    }
}
