package io.lifeguard.testing;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.embedded.ServerSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with an empty database for the tests of the served application. It forgoes durability, which has
 * tests of its own. A superuser, for {@code pg_stat_statements} and the like, is in {@code test.superuser.url},
 * {@code test.superuser.username} and {@code test.superuser.password}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private String directory = "shared";
    private boolean durable;
    private @Nullable EmbeddedServer server;

    /**
     * @param arguments {@code directory}: where the data is kept, for a test that starts the service anew;
     *     {@code durable}: whether what is committed outlives the server
     */
    @Override
    public void init(Map<String, String> arguments) {
        directory = arguments.getOrDefault("directory", directory);
        durable = Boolean.parseBoolean(arguments.get("durable"));
    }

    @Override
    public Map<String, String> start() {
        // kept between runs, since making it is what takes time; the database in it is new
        server = EmbeddedServer.start(
                Path.of("target", "test-postgres", directory),
                Optional.empty(),
                durable ? ServerSettings.safe() : ServerSettings.fastForTests());
        String superuserUrl = server.jdbcUrl();
        emptyDatabase(server, superuserUrl);
        return Map.of(
                "quarkus.datasource.jdbc.url", server.jdbcUrl(),
                "quarkus.datasource.reactive.url", server.reactiveUrl(),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password(),
                "test.superuser.url", superuserUrl,
                "test.superuser.username", server.superuser(),
                "test.superuser.password", server.superuserPassword());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static void emptyDatabase(EmbeddedServer server, String url) {
        String maintenance = url.replaceFirst("/[^/]*$", "/postgres");
        execute(
                server,
                maintenance,
                "drop database if exists " + server.database() + " with (force)",
                "create database " + server.database() + " owner " + server.user());
        // in a schema of its own, so that what tests read from the catalogue tables is the service's
        execute(
                server,
                url,
                "create schema stats",
                "create extension pg_stat_statements schema stats",
                "alter role " + server.superuser() + " set search_path = public, stats");
    }

    private static void execute(EmbeddedServer server, String url, String... statements) {
        Properties properties = new Properties();
        properties.setProperty("user", server.superuser());
        properties.setProperty("password", server.superuserPassword());
        // not through DriverManager, which looks in another class loader than the tests'
        try (Connection connection = Objects.requireNonNull(driver(url).connect(url, properties));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be prepared", e);
        }
    }

    /** There are others, which wrap it for tracing. */
    private static Driver driver(String url) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, PostgresResource.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new IllegalStateException("No driver for PostgreSQL");
    }
}
