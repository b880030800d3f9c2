package io.lifeguard.graphql.migration;

import io.lifeguard.model.migration.Migration;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;

/** Its pools, findings and blockers are looked up when they are asked for. */
@Type("Migration")
public record MigrationType(boolean complete, @Ignore Migration model) {

    static MigrationType from(Migration migration) {
        return new MigrationType(migration.complete(), migration);
    }
}
