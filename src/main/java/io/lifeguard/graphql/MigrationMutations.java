package io.lifeguard.graphql;

import io.lifeguard.service.MigrationWrites;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The steps of migrations. */
@GraphQLApi
public class MigrationMutations {
    private final MigrationWrites migrations;

    MigrationMutations(MigrationWrites migrations) {
        this.migrations = migrations;
    }

    @Mutation
    public Uni<MigrationWrite> planMigration(
            @Id @NonNull String source, @Id @NonNull String target, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.plan(source, target, Flag.of(dryRun)).map(MigrationWrite::from);
    }

    @Mutation
    public Uni<MigrationWrite> completeMigration(
            @Id @NonNull String source,
            @DefaultValue("false") @Nullable Boolean repointLegacyClients,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations
                .complete(source, Flag.of(repointLegacyClients), Flag.of(dryRun))
                .map(MigrationWrite::from);
    }

    /** Also takes a complete one back, until the source is decommissioned; then it has to be planned again. */
    @Mutation
    public Uni<Removal> cancelMigration(@Id @NonNull String source, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.cancel(source, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<ChatPoolWrite> decommissionChatPool(
            @Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.decommission(fqdn, Flag.of(dryRun)).map(ChatPoolWrite::from);
    }
}
