package io.lifeguard.graphql.user;

import io.lifeguard.graphql.write.ViolationType;
import io.lifeguard.graphql.write.WarningType;
import io.lifeguard.model.user.User;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("UserPayload")
public record UserPayload(
        @Nullable UserType user,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static UserPayload from(WriteOutcome<User> outcome) {
        return new UserPayload(
                outcome.left().map(UserType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
