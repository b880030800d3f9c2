package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.pool.ChatPoolPayload;
import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.DryRunFlag;
import io.lifeguard.service.write.MigrationWrites;
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
    public Uni<MigrationPayload> planMigration(
            @Id @NonNull String source, @Id @NonNull String target, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.plan(source, target, DryRunFlag.of(dryRun)).map(MigrationPayload::from);
    }

    @Mutation
    public Uni<MigrationPayload> completeMigration(
            @Id @NonNull String source,
            @DefaultValue("false") @Nullable Boolean repointLegacyClients,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations
                .complete(source, DryRunFlag.of(repointLegacyClients), DryRunFlag.of(dryRun))
                .map(MigrationPayload::from);
    }

    /** Also takes a complete one back, until the source is decommissioned; then it has to be planned again. */
    @Mutation
    public Uni<DeletePayload> cancelMigration(
            @Id @NonNull String source, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.cancel(source, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<ChatPoolPayload> decommissionChatPool(
            @Id @NonNull String fqdn, @DefaultValue("false") @Nullable Boolean dryRun) {
        return migrations.decommission(fqdn, DryRunFlag.of(dryRun)).map(ChatPoolPayload::from);
    }
}
