package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.content.Category;
import io.lifeguard.rules.write.CategoryRules.CategoryDraft;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of categories. */
@GraphQLApi
public class CategoryMutations {
    private final WriteService writes;
    private final ContentWrites contents;

    CategoryMutations(WriteService writes, ContentWrites contents) {
        this.writes = writes;
        this.contents = contents;
    }

    @Mutation
    public Uni<CategoryPayload> putCategory(@NonNull CategoryInput category, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.put(category.toDraft()), dryRun).map(CategoryPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteCategory(@Id @NonNull String id, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.deleteCategory(id), dryRun).map(DeletePayload::new);
    }

    @Input("CategoryInput")
    public record CategoryInput(
            @Id @NonNull String pool,
            @NonNull String name,
            @Nullable String description,
            @Id @Nullable String parent) {

        CategoryDraft toDraft() {
            return new CategoryDraft(pool, name, Optional.ofNullable(description), Optional.ofNullable(parent));
        }
    }

    @Type("CategoryPayload")
    public static final class CategoryPayload extends WritePayload {
        private final @Nullable CategoryObject category;

        CategoryPayload(WriteResult<Category> result) {
            super(result);
            category = result.resulting().map(CategoryObject::from).orElse(null);
        }

        public @Nullable CategoryObject getCategory() {
            return category;
        }
    }
}
