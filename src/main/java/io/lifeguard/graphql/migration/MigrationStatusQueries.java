package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.batching.BatchLoaders;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.model.Ids;
import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.service.migration.MigrationQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** How far the migration has come, what is in its way, and what does not comply. */
@GraphQLApi
public class MigrationStatusQueries {
    private final MigrationQueries migrations;
    private final BatchLoaders batches;
    private final RuleModes modes;

    MigrationStatusQueries(MigrationQueries migrations, BatchLoaders batches, RuleModes modes) {
        this.migrations = migrations;
        this.batches = batches;
        this.modes = modes;
    }

    @Query
    public Uni<MigrationStatusObject> migrationStatus() {
        return migrations.status().map(s -> MigrationStatusObject.from(s.value(), s.revision()));
    }

    /** Every stored thing that a rule, also one set to WARN or OFF, would refuse today. */
    @Query
    public Uni<@Nullable List<@NonNull FindingObject>> compliance() {
        return migrations.compliance().map(FindingObject::from);
    }

    /** The migration of which the pool is the source. */
    public Uni<MigrationObject> migration(@Source ChatPoolObject pool) {
        return batches.topology().map(t -> t.value()
                .migration(pool.fqdn())
                .map(MigrationObject::from)
                .orElse(null));
    }

    @NonNull
    public Uni<ChatPoolObject> source(@Source MigrationObject migration) {
        return batches.chatPools.load(migration.model().key()).map(ChatPoolObject::from);
    }

    @NonNull
    public Uni<ChatPoolObject> target(@Source MigrationObject migration) {
        return batches.chatPools.load(Ids.key(migration.model().target())).map(ChatPoolObject::from);
    }

    @NonNull
    public Uni<List<@NonNull FindingObject>> findings(@Source MigrationObject migration) {
        return batches.estate().map(known -> FindingObject.from(known.findings(migration.model())));
    }

    @NonNull
    public Uni<List<@NonNull FindingObject>> blockers(@Source MigrationObject migration) {
        return batches.estate().map(known -> FindingObject.from(known.blockers(migration.model())));
    }

    @NonNull
    @Id
    public Uni<List<@NonNull String>> subjects(@Source FindingObject finding) {
        return migrations.subjects(finding.about());
    }

    /** As it is configured. */
    @NonNull
    public Uni<Enforcement> enforcement(@Source RuleObject rule) {
        return Uni.createFrom().item(modes.of(Rule.valueOf(rule.id())));
    }
}
