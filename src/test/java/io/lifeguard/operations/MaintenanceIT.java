package io.lifeguard.operations;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema is migrated by one role and served by another that may do less; a restored database begins an epoch. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("MaintenanceIT")
class MaintenanceIT {
    private static final String PUT =
            "mutation { putPolicy(policy: {identity: \"Tag:A\", enablePersistentChat: true}) { applied revision } }";

    @TempDir
    static Path data;

    private static EmbeddedServer server;

    @TempDir
    Path directory;

    private OwnedDatabase database;

    @BeforeAll
    static void a_server() {
        server = EmbeddedServer.start(data, Optional.empty());
    }

    @AfterAll
    static void no_server() {
        server.stop();
    }

    @BeforeEach
    void a_database_with_an_owner_and_a_role_that_serves() throws SQLException {
        database = OwnedDatabase.create(server);
    }

    @Test
    void migrated_by_its_owner_it_is_served_by_a_role_that_can_create_nothing() throws Exception {
        try (PackagedService migration = migrate()) {
            assertThat(migration.ended()).isZero();
            assertThat(migration.said()).contains("The schema is up to date");
        }
        try (PackagedService again = migrate()) {
            assertThat(again.ended()).as("nothing to do").isZero();
        }
        try (PackagedService service = serve().awaitReady()) {
            assertThat(service.client().ask(PUT).body()).contains("\"applied\":true");
            service.client()
                    .sendExport("front-end-pools", "Identity,Version,SiteId", "fe.contoso.com,5,Redmond")
                    .report();
        }
        try (Connection connection = database.connectAsService();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table t (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void without_a_schema_and_without_migration_it_does_not_serve_and_says_what_to_do() throws Exception {
        try (PackagedService service = serve()) {
            assertThat(service.ended()).isNotZero();
            assertThat(service.said()).contains("--migrate-only").doesNotContain("\tat ");
        }
    }

    /** While a migration waits for an exclusive lock on a table, PostgreSQL lets everybody wait who reads it. */
    @Test
    void a_migration_does_not_make_others_wait_long_for_a_reader() throws Exception {
        Flyway.configure()
                .dataSource(database.url(), "estate_owner", "owner")
                // version 26 adds columns to the table of users
                .target("25")
                .load()
                .migrate();
        try (Connection export = database.connectAsService();
                Statement reader = export.createStatement();
                Connection other = database.connectAsService();
                Statement question = other.createStatement()) {
            export.setAutoCommit(false);
            reader.execute("select count(*) from users");
            try (PackagedService migration = migrate()) {
                within(Duration.ofMinutes(2)).until(() -> waits("users"));
                question.execute("set statement_timeout = '20s'");
                question.execute("select count(*) from users");
                assertThat(migration.ended()).isEqualTo(1);
                assertThat(migration.said())
                        .contains("is not migrated", "start again")
                        .doesNotContain("\tat ");
            }
            export.rollback();
        }
        try (PackagedService again = migrate()) {
            assertThat(again.ended()).isZero();
        }
    }

    private boolean waits(String table) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select from pg_locks where not granted and relation = '" + table + "'::regclass")) {
            return waiting.next();
        }
    }

    @Test
    void a_new_epoch_refuses_the_revisions_of_the_one_before_and_keeps_the_data() throws Exception {
        try (PackagedService migration = migrate()) {
            assertThat(migration.ended()).isZero();
        }
        String before;
        try (PackagedService service = serve().awaitReady()) {
            before = service.client().ask(PUT).data().at("/putPolicy/revision").asText();
        }
        try (PackagedService restored = PackagedService.start(directory, database.ofService(), "--new-epoch")) {
            assertThat(restored.ended()).isZero();
            assertThat(restored.said()).contains("A new epoch has begun");
        }
        try (PackagedService service = serve().awaitReady()) {
            String policies = "{ policies { identity } }";
            assertThat(service.client().ask(policies).body()).contains("Tag:A");
            assertThat(service.client()
                            .askWith(new String[] {"Lifeguard-At-Least", before}, policies)
                            .body())
                    .contains("STALE");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIFEGUARD_CHANGES_RETENTION, 0s, retention",
        "LIFEGUARD_CHANGES_RETENTION, soon, retention",
        "LIFEGUARD_CHANGES_TRIM_INTERVAL, -1h, trim-interval"
    })
    void a_time_that_cannot_be_is_told_by_its_name_and_nothing_is_served(String variable, String value, String told)
            throws Exception {
        Map<String, String> environment = database.ofOwner();
        environment.put(variable, value);
        try (PackagedService service = PackagedService.start(directory, environment)) {
            assertThat(service.ended()).isNotZero();
            assertThat(service.said()).contains("lifeguard.changes." + told).doesNotContain("\tat ");
        }
    }

    private PackagedService migrate() throws IOException {
        return PackagedService.start(directory, database.ofOwner(), "--migrate-only");
    }

    private PackagedService serve() throws IOException {
        return PackagedService.start(directory, database.ofService());
    }
}
