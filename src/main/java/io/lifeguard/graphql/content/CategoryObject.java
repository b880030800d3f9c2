package io.lifeguard.graphql.content;

import io.lifeguard.model.content.Category;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A category. Its chat pool and the number of its rooms are looked up only if a client selects them. */
@Type("Category")
public record CategoryObject(
        @Id @NonNull String id,
        @NonNull String name,
        @Nullable String description,
        @Ignore Category model) {

    static CategoryObject from(Category category) {
        return new CategoryObject(
                category.id().toString(),
                category.name(),
                category.description().orElse(null),
                category);
    }
}
