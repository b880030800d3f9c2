package io.lifeguard.operations;

import io.lifeguard.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** An empty database with the two roles of "Upgrade" in docs/operations.md: its owner, and one that owns nothing. */
record OwnedDatabase(EmbeddedServer server) {
    /** Creates it, in place of an earlier one on the same server. */
    static OwnedDatabase create(EmbeddedServer server) throws SQLException {
        OwnedDatabase database = new OwnedDatabase(server);
        database.asSuperuser(
                "postgres",
                "drop database if exists estate with (force)",
                "drop role if exists estate_owner",
                "drop role if exists estate_service",
                "create role estate_owner login password 'owner'",
                "create role estate_service login password 'service'",
                "create database estate owner estate_owner");
        database.asSuperuser(
                "estate",
                "alter default privileges for role estate_owner"
                        + " grant select, insert, update, delete, truncate on tables to estate_service",
                "alter default privileges for role estate_owner grant usage on sequences to estate_service");
        return database;
    }

    /** The variables with which a process signs in as the owner. */
    Map<String, String> ofOwner() {
        return environment("estate_owner", "owner");
    }

    /** The variables with which a process signs in as the role that owns nothing, and migrates nothing. */
    Map<String, String> ofService() {
        Map<String, String> environment = environment("estate_service", "service");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        return environment;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/estate";
    }

    Connection connectAsOwner() throws SQLException {
        return connect("estate", "estate_owner", "owner");
    }

    Connection connectAsService() throws SQLException {
        return connect("estate", "estate_service", "service");
    }

    private void asSuperuser(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database, server.superuser(), server.superuserPassword());
                Statement sent = connection.createStatement()) {
            for (String statement : statements) {
                sent.execute(statement);
            }
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, user, password);
    }

    private Map<String, String> environment(String role, String password) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIFEGUARD_DATASOURCE_URL", "postgresql://127.0.0.1:" + server.port() + "/estate");
        environment.put("QUARKUS_DATASOURCE_USERNAME", role);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", password);
        // two services and a build on a busy machine: what waits longer than usual is not lost
        environment.put("LIFEGUARD_WRITES_QUEUE_TIMEOUT", "60s");
        environment.put("LIFEGUARD_DATABASE_ACQUIRE_TIMEOUT", "60s");
        return environment;
    }
}
