package io.lifeguard.graphql.policy;

import io.lifeguard.rules.write.PolicyRules;
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

    public PolicyRules.PolicyDraft toDraft() {
        return new PolicyRules.PolicyDraft(identity, enablePersistentChat, Optional.ofNullable(description));
    }
}
