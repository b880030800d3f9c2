package io.lifeguard.graphql;

import io.lifeguard.service.Erasures;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Taking users out of the change log. */
@GraphQLApi
public class ErasureApi {
    private final Erasures erasures;

    ErasureApi(Erasures erasures) {
        this.erasures = erasures;
    }

    @Mutation
    public Uni<ErasureType> eraseUser(@Id @NonNull String sipAddress, @DefaultValue("false") @Nullable Boolean dryRun) {
        return erasures.erase(sipAddress, Flag.of(dryRun)).map(ErasureType::from);
    }
}
