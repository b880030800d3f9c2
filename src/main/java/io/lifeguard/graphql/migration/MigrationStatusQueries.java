package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.pool.ChatPoolLoader;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.migration.MigrationQueries;
import io.lifeguard.service.migration.MigrationQueries.MigrationSnapshot;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The progress of the migration, its findings, and compliance with the rules. */
@GraphQLApi
public class MigrationStatusQueries {
    private final MigrationQueries migrations;
    private final ChatPoolLoader chatPools;
    private final Supplier<Uni<Snapshot<Topology>>> topology;
    private final Supplier<Uni<MigrationSnapshot>> snapshot;

    MigrationStatusQueries(MigrationQueries migrations, InventoryQueries inventory, ChatPoolLoader chatPools) {
        this.migrations = migrations;
        this.chatPools = chatPools;
        topology = BatchLoader.shared(inventory::topology);
        snapshot = BatchLoader.shared(migrations::snapshot);
    }

    @Query
    public Uni<MigrationStatusObject> migrationStatus() {
        return migrations.status().map(s -> MigrationStatusObject.from(s.value(), s.revision()));
    }

    /** Every stored thing that a rule would reject today, also a rule that is set to WARN or OFF. */
    @Query
    public Uni<@Nullable List<@NonNull FindingObject>> compliance() {
        return migrations.compliance().map(FindingObject::from);
    }

    /** The migration of which the pool is the source. */
    public Uni<MigrationObject> migration(@Source ChatPoolObject pool) {
        return topology.get().map(t -> t.value()
                .migration(pool.fqdn())
                .map(MigrationObject::from)
                .orElse(null));
    }

    @NonNull
    public Uni<ChatPoolObject> source(@Source MigrationObject migration) {
        return chatPools.load(migration.model().key());
    }

    @NonNull
    public Uni<ChatPoolObject> target(@Source MigrationObject migration) {
        return chatPools.load(migration.model().target());
    }

    @NonNull
    public Uni<List<@NonNull FindingObject>> findings(@Source MigrationObject migration) {
        return snapshot.get().map(known -> FindingObject.from(known.findings(migration.model())));
    }

    @NonNull
    public Uni<List<@NonNull FindingObject>> blockers(@Source MigrationObject migration) {
        return snapshot.get().map(known -> FindingObject.from(known.blockers(migration.model())));
    }

    @NonNull
    @Id
    public Uni<List<@NonNull String>> subjects(@Source FindingObject finding) {
        return migrations.subjects(finding.about());
    }
}
