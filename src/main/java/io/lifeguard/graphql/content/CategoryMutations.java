package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.DryRunFlag;
import io.lifeguard.service.write.ContentWrites;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The writing root fields of categories, rooms and add-ins. */
@GraphQLApi
public class CategoryMutations {
    private final ContentWrites contents;

    CategoryMutations(ContentWrites contents) {
        this.contents = contents;
    }

    @Mutation
    public Uni<CategoryPayload> putCategory(
            @NonNull CategoryInput category, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(category.toDraft(), DryRunFlag.of(dryRun)).map(CategoryPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteCategory(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteCategory(id, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<RoomPayload> putRoom(@NonNull RoomInput room, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(room.toDraft(), DryRunFlag.of(dryRun)).map(RoomPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteRoom(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteRoom(id, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<AddInPayload> putAddIn(@NonNull AddInInput addIn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(addIn.toDraft(), DryRunFlag.of(dryRun)).map(AddInPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteAddIn(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteAddIn(id, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }
}
