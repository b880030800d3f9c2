package io.lifeguard.graphql;

import io.lifeguard.rules.PolicyRules;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ChatPolicyInput")
public record ChatPolicyInput(
        @Id @NonNull String identity,
        boolean enablePersistentChat,
        @Nullable String description) {

    PolicyRules.Draft toDraft() {
        return new PolicyRules.Draft(identity, enablePersistentChat, Optional.ofNullable(description));
    }
}
