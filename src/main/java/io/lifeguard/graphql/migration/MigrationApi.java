package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.nested.LookupBatches;
import io.lifeguard.graphql.pool.ChatPoolType;
import io.lifeguard.graphql.write.RuleType;
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
public class MigrationApi {
    private final MigrationQueries migrations;
    private final LookupBatches batches;
    private final RuleModes modes;

    MigrationApi(MigrationQueries migrations, LookupBatches batches, RuleModes modes) {
        this.migrations = migrations;
        this.batches = batches;
        this.modes = modes;
    }

    @Query
    public Uni<MigrationStatusType> migrationStatus() {
        return migrations.status().map(s -> MigrationStatusType.from(s.value(), s.revision()));
    }

    /** Every stored thing that a rule, also one set to WARN or OFF, would refuse today. */
    @Query
    public Uni<@Nullable List<@NonNull FindingType>> compliance() {
        return migrations.compliance().map(FindingType::from);
    }

    /** The migration of which the pool is the source. */
    public Uni<MigrationType> migration(@Source ChatPoolType pool) {
        return batches.topology().map(t -> t.value()
                .migration(pool.fqdn())
                .map(MigrationType::from)
                .orElse(null));
    }

    @NonNull
    public Uni<ChatPoolType> source(@Source MigrationType migration) {
        return batches.chatPools.load(migration.model().key()).map(ChatPoolType::from);
    }

    @NonNull
    public Uni<ChatPoolType> target(@Source MigrationType migration) {
        return batches.chatPools.load(Ids.key(migration.model().target())).map(ChatPoolType::from);
    }

    @NonNull
    public Uni<List<@NonNull FindingType>> findings(@Source MigrationType migration) {
        return batches.estate().map(known -> FindingType.from(known.findings(migration.model())));
    }

    @NonNull
    public Uni<List<@NonNull FindingType>> blockers(@Source MigrationType migration) {
        return batches.estate().map(known -> FindingType.from(known.blockers(migration.model())));
    }

    @NonNull
    @Id
    public Uni<List<@NonNull String>> subjects(@Source FindingType finding) {
        return migrations.subjects(finding.about());
    }

    /** As it is configured. */
    @NonNull
    public Uni<Enforcement> enforcement(@Source RuleType rule) {
        return Uni.createFrom().item(modes.of(Rule.valueOf(rule.id())));
    }
}
