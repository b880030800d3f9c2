package io.lifeguard.graphql;

import io.lifeguard.model.User;
import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("UserWrite")
public record UserWrite(
        @Nullable UserType user,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static UserWrite from(Outcome<User> outcome) {
        return new UserWrite(
                outcome.left().map(UserType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
