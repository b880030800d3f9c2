package io.lifeguard.graphql.content;

import io.lifeguard.rules.write.CategoryRules;
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

    CategoryRules.CategoryDraft toDraft() {
        return new CategoryRules.CategoryDraft(pool, name, Optional.ofNullable(description));
    }
}
