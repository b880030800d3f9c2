package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.decision.ObstacleCountObject;
import io.lifeguard.model.Revision;
import io.lifeguard.model.migration.MigrationPhase;
import io.lifeguard.service.migration.MigrationQueries.Status;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("MigrationStatus")
public record MigrationStatusObject(
        @NonNull MigrationPhase phase,
        @NonNull List<@NonNull DeploymentObject> deployments,
        @NonNull List<@NonNull MigrationObject> migrations,
        int usersReadyForLync2013,
        @NonNull List<@NonNull ObstacleCountObject> usersNotReady,
        int accountsNotEnabled,
        int legacyConfigurations,
        @Id @NonNull String revision) {

    static MigrationStatusObject from(Status status, Revision revision) {
        return new MigrationStatusObject(
                status.phase(),
                status.deployments().stream().map(DeploymentObject::from).toList(),
                status.migrations().stream().map(MigrationObject::from).toList(),
                status.readiness().ready(),
                ObstacleCountObject.from(status.readiness().notReady()),
                status.readiness().notEnabled(),
                status.legacyConfigurations(),
                revision.toString());
    }
}
