package io.lifeguard.testing;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.embedded.ServerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of its own, as the migrations leave it, on a real PostgreSQL that all plain tests of a run share. */
public final class Schema {
    private final EmbeddedServer server;
    private final DataSource dataSource;

    private Schema(EmbeddedServer server, DataSource dataSource) {
        this.server = server;
        this.dataSource = dataSource;
    }

    /** What an earlier run has left under this name is dropped. */
    public static Schema fresh(String name) {
        return at(name, MigrationVersion.LATEST);
    }

    /** As {@link #fresh}, but as an earlier release left it. */
    public static Schema at(String name, MigrationVersion version) {
        EmbeddedServer server = Server.STARTED;
        DataSource dataSource = dataSource(server, name);
        execute(dataSource, "drop schema if exists " + name + " cascade");
        migrate(dataSource, name, version);
        return new Schema(server, dataSource);
    }

    /** Upgrades a schema of this name to a version. */
    public void migrate(String name, MigrationVersion version) {
        migrate(dataSource, name, version);
    }

    private static void migrate(DataSource dataSource, String name, MigrationVersion version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(name)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** Connections of the role that the service has. */
    public DataSource dataSource() {
        return dataSource;
    }

    public Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    public EmbeddedServer server() {
        return server;
    }

    public void execute(String sql) {
        execute(dataSource, sql);
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static DataSource dataSource(EmbeddedServer server, String schema) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl());
        dataSource.setUser(server.user());
        dataSource.setPassword(server.password());
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    private static final class Server {
        static final EmbeddedServer STARTED = start();

        private static EmbeddedServer start() {
            // kept between runs, since making it is what takes time
            EmbeddedServer server = EmbeddedServer.start(
                    Path.of("target", "test-postgres", "schemas"), Optional.empty(), ServerSettings.fastForTests());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "test-postgres-stop"));
            return server;
        }
    }
}
