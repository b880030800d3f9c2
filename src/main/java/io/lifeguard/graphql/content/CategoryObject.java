package io.lifeguard.graphql.content;

import io.lifeguard.model.content.Category;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Its chat pool is looked up, and its rooms are counted, when they are asked for. */
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
