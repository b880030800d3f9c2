package io.lifeguard.graphql;

import io.lifeguard.service.ContentWrites;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The writing root fields of categories, rooms and add-ins. */
@GraphQLApi
public class ContentMutations {
    private final ContentWrites contents;

    ContentMutations(ContentWrites contents) {
        this.contents = contents;
    }

    @Mutation
    public Uni<CategoryWrite> putCategory(
            @NonNull CategoryInput category, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(category.toDraft(), Flag.of(dryRun)).map(CategoryWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteCategory(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteCategory(id, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<RoomWrite> putRoom(@NonNull RoomInput room, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(room.toDraft(), Flag.of(dryRun)).map(RoomWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteRoom(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteRoom(id, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<AddInWrite> putAddIn(@NonNull AddInInput addIn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.put(addIn.toDraft(), Flag.of(dryRun)).map(AddInWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteAddIn(@Id @NonNull String id, @DefaultValue("false") @Nullable Boolean dryRun) {
        return contents.deleteAddIn(id, Flag.of(dryRun)).map(Removal::from);
    }
}
