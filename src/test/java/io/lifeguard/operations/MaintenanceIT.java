package io.lifeguard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    @BeforeAll
    static void a_server() {
        server = EmbeddedServer.start(data, Optional.empty());
    }

    @AfterAll
    static void no_server() {
        server.stop();
    }

    /** As docs/operations.md has it. */
    @BeforeEach
    void a_database_with_an_owner_and_a_role_that_serves() throws SQLException {
        asSuperuser(
                "postgres",
                "drop database if exists estate with (force)",
                "drop role if exists estate_owner",
                "drop role if exists estate_service",
                "create role estate_owner login password 'owner'",
                "create role estate_service login password 'service'",
                "create database estate owner estate_owner");
        asSuperuser(
                "estate",
                "alter default privileges for role estate_owner"
                        + " grant select, insert, update, delete, truncate on tables to estate_service",
                "alter default privileges for role estate_owner grant usage on sequences to estate_service");
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
        assertThatThrownBy(() -> execute("estate", "estate_service", "service", "create table t (a int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void without_a_schema_and_without_migration_it_does_not_serve_and_says_what_to_do() throws Exception {
        try (PackagedService service = serve()) {
            assertThat(service.ended()).isNotZero();
            assertThat(service.said()).contains("--migrate-only").doesNotContain("\tat ");
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
        try (PackagedService restored =
                PackagedService.start(directory, environment("estate_service", "service"), "--new-epoch")) {
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
        Map<String, String> environment = environment("estate_owner", "owner");
        environment.put(variable, value);
        try (PackagedService service = PackagedService.start(directory, environment)) {
            assertThat(service.ended()).isNotZero();
            assertThat(service.said()).contains("lifeguard.changes." + told).doesNotContain("\tat ");
        }
    }

    private PackagedService migrate() throws IOException {
        return PackagedService.start(directory, environment("estate_owner", "owner"), "--migrate-only");
    }

    private PackagedService serve() throws IOException {
        Map<String, String> environment = environment("estate_service", "service");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        return PackagedService.start(directory, environment);
    }

    private static Map<String, String> environment(String role, String password) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIFEGUARD_DATASOURCE_URL", "postgresql://127.0.0.1:" + server.port() + "/estate");
        environment.put("QUARKUS_DATASOURCE_USERNAME", role);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", password);
        return environment;
    }

    private static void asSuperuser(String database, String... statements) throws SQLException {
        for (String statement : statements) {
            execute(database, server.superuser(), server.superuserPassword(), statement);
        }
    }

    private static void execute(String database, String user, String password, String statement) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }
}
