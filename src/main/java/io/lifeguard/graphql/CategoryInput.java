package io.lifeguard.graphql;

import io.lifeguard.rules.CategoryRules;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("CategoryInput")
public record CategoryInput(
        @Id @NonNull String pool,
        @NonNull String name,
        @Nullable String description) {

    CategoryRules.Draft toDraft() {
        return new CategoryRules.Draft(pool, name, Optional.ofNullable(description));
    }
}
