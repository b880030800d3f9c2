package io.lifeguard.testing;

import io.lifeguard.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a packaged service that shares none with other tests. The jar starts its server itself, in a data
 * directory; for the native executable, which brings none, there is a database for each such directory on one server, which
 * lasts as long as the tests do.
 */
public final class SeparateDatabase {
    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();
    private static final AtomicInteger MADE = new AtomicInteger();

    private SeparateDatabase() {}

    /** The variable by which it comes to it; for a directory it is always the same. */
    public static Map<String, String> environment(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath();
        return PackagedCommand.isNative()
                ? Map.of(
                        "LIFEGUARD_DATASOURCE_URL",
                        URLS.computeIfAbsent(directory, made -> ofNewDatabase(Shared.SERVER)))
                : Map.of("LIFEGUARD_DATA_DIR", directory.toString());
    }

    /** The directory of the server that {@link #environment} leads to, with what PostgreSQL keeps in it. */
    public static Path server(Path dataDirectory) {
        return PackagedCommand.isNative() ? Shared.DIRECTORY : dataDirectory;
    }

    private static String ofNewDatabase(EmbeddedServer server) {
        String name = "own_" + MADE.incrementAndGet();
        execute(
                server,
                "drop database if exists " + name + " with (force)",
                "create database " + name + " owner " + server.user());
        return "postgresql://" + server.user() + ":" + server.password() + "@" + address(server, name);
    }

    private static void execute(EmbeddedServer server, String... statements) {
        PGSimpleDataSource maintenance = new PGSimpleDataSource();
        maintenance.setUrl("jdbc:postgresql://" + address(server, "postgres"));
        maintenance.setUser(server.superuser());
        maintenance.setPassword(server.superuserPassword());
        for (String statement : statements) {
            Tables.execute(maintenance, statement);
        }
    }

    private static String address(EmbeddedServer server, String database) {
        return server.host() + ":" + server.port() + "/" + database;
    }

    /** Started when it is first asked for. */
    private static final class Shared {
        private static final Path DIRECTORY = Path.of("target", "test-postgres", "native");
        private static final EmbeddedServer SERVER = started();

        private static EmbeddedServer started() {
            EmbeddedServer server = EmbeddedServer.start(DIRECTORY, Optional.empty());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "native-database-stop"));
            return server;
        }
    }
}
