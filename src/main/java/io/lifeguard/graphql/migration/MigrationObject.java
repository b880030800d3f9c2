package io.lifeguard.graphql.migration;

import io.lifeguard.model.migration.Migration;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;

/** A migration. Pools, findings and blockers are looked up only if a client selects them. */
@Type("Migration")
public record MigrationObject(boolean complete, @Ignore Migration model) {

    static MigrationObject from(Migration migration) {
        return new MigrationObject(migration.complete(), migration);
    }
}
