package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.service.write.MigrationWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The steps of migrations. */
@GraphQLApi
public class MigrationMutations {
    private final WriteService writes;
    private final MigrationWrites migrations;

    MigrationMutations(WriteService writes, MigrationWrites migrations) {
        this.writes = writes;
        this.migrations = migrations;
    }

    @Mutation
    public Uni<MigrationPayload> planMigration(
            @Id @NonNull String source, @Id @NonNull String target, @DefaultValue("false") boolean dryRun) {
        return writes.write(migrations.plan(source, target), dryRun).map(MigrationPayload::new);
    }

    @Mutation
    public Uni<MigrationPayload> completeMigration(
            @Id @NonNull String source,
            @DefaultValue("false") boolean repointLegacyClients,
            @DefaultValue("false") boolean dryRun) {
        return writes.write(migrations.complete(source, repointLegacyClients), dryRun)
                .map(MigrationPayload::new);
    }

    /** Also reverts a complete migration, until its source is decommissioned. */
    @Mutation
    public Uni<DeletePayload> cancelMigration(@Id @NonNull String source, @DefaultValue("false") boolean dryRun) {
        return writes.write(migrations.cancel(source), dryRun).map(DeletePayload::new);
    }

    @Type("MigrationPayload")
    public static final class MigrationPayload extends WritePayload {
        private final @Nullable MigrationObject migration;

        MigrationPayload(WriteResult<Migration> result) {
            super(result);
            migration = result.resulting().map(MigrationObject::from).orElse(null);
        }

        public @Nullable MigrationObject getMigration() {
            return migration;
        }
    }
}
