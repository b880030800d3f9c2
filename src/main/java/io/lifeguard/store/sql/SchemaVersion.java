package io.lifeguard.store.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The version of the schema, and the version that this build migrates it to. */
@ApplicationScoped
public class SchemaVersion {
    private static final String APPLIED =
            "select version from flyway_schema_history where success and version is not null";
    private static final MigrationVersion NONE = MigrationVersion.EMPTY;

    private final Flyway flyway;
    private final Pool pool;
    private MigrationVersion expected = NONE;

    SchemaVersion(Flyway flyway, @ReactiveDataSource("reads") Pool pool) {
        this.flyway = flyway;
        this.pool = pool;
    }

    void readExpected(@Observes StartupEvent starting) {
        expected = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max(MigrationVersion::compareTo)
                .orElse(NONE);
    }

    /**
     * The version of the schema and the version of this build.
     *
     * @param applied the newest migration that was applied to the database
     * @param isSufficient whether this build can work with the schema: a newer one still has all of an older one
     */
    public record InstalledVersion(String applied, String expected, boolean isSufficient) {}

    /** Queries the database for reads; fails as the PostgreSQL client does. */
    public Uni<InstalledVersion> installed() {
        return pool.query(APPLIED).execute().map(rows -> {
            MigrationVersion applied = StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> MigrationVersion.fromVersion(row.getString(0)))
                    .max(MigrationVersion::compareTo)
                    .orElse(NONE);
            return new InstalledVersion(applied.getVersion(), expected.getVersion(), applied.compareTo(expected) >= 0);
        });
    }
}
