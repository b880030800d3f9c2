package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.FrontEndPoolRules.FrontEndPoolDraft;
import io.lifeguard.service.write.PoolWrites;
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

/** Writes of front-end pools. */
@GraphQLApi
public class FrontEndPoolMutations {
    private final WriteService writes;
    private final PoolWrites pools;

    FrontEndPoolMutations(WriteService writes, PoolWrites pools) {
        this.writes = writes;
        this.pools = pools;
    }

    @Mutation
    public Uni<FrontEndPoolPayload> putFrontEndPool(
            @NonNull FrontEndPoolInput frontEndPool, @DefaultValue("false") boolean dryRun) {
        return writes.write(pools.put(frontEndPool.toDraft()), dryRun).map(FrontEndPoolPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteFrontEndPool(@Id @NonNull String fqdn, @DefaultValue("false") boolean dryRun) {
        return writes.write(pools.deleteFrontEndPool(fqdn), dryRun).map(DeletePayload::new);
    }

    @Input("FrontEndPoolInput")
    public record FrontEndPoolInput(
            @Id @NonNull String fqdn,
            @NonNull Release release,
            @NonNull String site) {

        FrontEndPoolDraft toDraft() {
            return new FrontEndPoolDraft(fqdn, release, site);
        }
    }

    @Type("FrontEndPoolPayload")
    public static final class FrontEndPoolPayload extends WritePayload {
        private final @Nullable FrontEndPoolObject frontEndPool;

        FrontEndPoolPayload(WriteResult<FrontEndPool> result) {
            super(result);
            frontEndPool = result.resulting().map(FrontEndPoolObject::from).orElse(null);
        }

        public @Nullable FrontEndPoolObject getFrontEndPool() {
            return frontEndPool;
        }
    }
}
