package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.decision.ObstacleCountType;
import io.lifeguard.graphql.pool.DeploymentType;
import io.lifeguard.model.Revision;
import io.lifeguard.model.migration.MigrationPhase;
import io.lifeguard.service.migration.MigrationQueries.Status;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("MigrationStatus")
public record MigrationStatusType(
        @NonNull MigrationPhase phase,
        @NonNull List<@NonNull DeploymentType> deployments,
        @NonNull List<@NonNull MigrationType> migrations,
        int usersReadyForLync2013,
        @NonNull List<@NonNull ObstacleCountType> usersNotReady,
        int accountsNotEnabled,
        int legacyConfigurations,
        @Id @NonNull String revision) {

    static MigrationStatusType from(Status status, Revision revision) {
        return new MigrationStatusType(
                status.phase(),
                status.deployments().stream().map(DeploymentType::from).toList(),
                status.migrations().stream().map(MigrationType::from).toList(),
                status.readiness().ready(),
                ObstacleCountType.from(status.readiness().notReady()),
                status.readiness().notEnabled(),
                status.legacyConfigurations(),
                revision.toString());
    }
}
