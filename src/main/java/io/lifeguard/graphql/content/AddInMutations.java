package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.rules.write.AddInRules.AddInDraft;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of add-ins. */
@GraphQLApi
public class AddInMutations {
    private final WriteService writes;
    private final ContentWrites contents;

    AddInMutations(WriteService writes, ContentWrites contents) {
        this.writes = writes;
        this.contents = contents;
    }

    @Mutation
    public Uni<AddInPayload> putAddIn(@NonNull AddInInput addIn, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.put(addIn.toDraft()), dryRun).map(AddInPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteAddIn(@Id @NonNull String id, @DefaultValue("false") boolean dryRun) {
        return writes.write(contents.deleteAddIn(id), dryRun).map(DeletePayload::new);
    }

    @Input("AddInInput")
    public record AddInInput(
            @Id @NonNull String pool,
            @NonNull String name,
            @NonNull String url) {

        AddInDraft toDraft() {
            return new AddInDraft(pool, name, url);
        }
    }

    @Type("AddInPayload")
    public static final class AddInPayload extends WritePayload {
        private final @Nullable AddInObject addIn;

        AddInPayload(WriteResult<AddIn> result) {
            super(result);
            addIn = result.resulting().map(AddInObject::from).orElse(null);
        }

        public @Nullable AddInObject getAddIn() {
            return addIn;
        }
    }
}
