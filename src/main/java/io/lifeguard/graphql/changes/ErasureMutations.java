package io.lifeguard.graphql.changes;

import io.lifeguard.service.changes.ErasureService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Erases deleted users from the change log. */
@GraphQLApi
public class ErasureMutations {
    private final ErasureService erasures;

    ErasureMutations(ErasureService erasures) {
        this.erasures = erasures;
    }

    @Mutation
    public Uni<ErasurePayload> eraseUser(@Id @NonNull String sipAddress, @DefaultValue("false") boolean dryRun) {
        return erasures.erase(sipAddress, dryRun).map(ErasurePayload::from);
    }
}
