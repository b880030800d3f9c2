package io.lifeguard.boot;

import io.lifeguard.embedded.EmbeddedServer;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ImageMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Chooses the database server and sets its properties for Quarkus. */
public final class Datasource {
    private static final String DIRECTORY = "lifeguard.data-dir";
    private static final String PORT = "lifeguard.data-port";
    /** A constant in a native executable, which therefore contains no code of the embedded server. */
    private static final boolean INCLUDES_SERVER = ImageMode.current() == ImageMode.JVM;

    private static final int HIGHEST_PORT = 65_535;

    private Datasource() {}

    /** Waits for the database of the URL. Without one, starts the embedded server, which stops after the service. */
    public static void prepare(Config config) {
        Function<String, Optional<String>> configuration = name -> config.getOptionalValue(name, String.class);
        Optional<Map<String, String>> given = DatasourceUrl.complete(configuration);
        DatasourceUrl.ofReplica(configuration).forEach(System::setProperty);
        if (given.isPresent()) {
            given.get().forEach(System::setProperty);
            DatabaseWait.untilAvailable(StartupSettings.beforeStart());
        } else if (!INCLUDES_SERVER) {
            throw new StartupException("The native executable includes no PostgreSQL: set " + DatasourceUrl.CONVENIENCE
                    + " or LIFEGUARD_DATASOURCE_URL to the URL of a server such as postgresql://host:5432/database");
        } else {
            start(config);
        }
    }

    private static void start(Config config) {
        EmbeddedServer server = EmbeddedServer.start(directory(config), port(config));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterService(server), "embedded-postgresql-stop"));
        System.setProperty(DatasourceUrl.JDBC, server.jdbcUrl());
        System.setProperty(DatasourceUrl.REACTIVE, server.reactiveUrl());
        System.setProperty(DatasourceUrl.USERNAME, server.user());
        System.setProperty(DatasourceUrl.PASSWORD, server.password());
    }

    // shutdown hooks run concurrently, and requests in progress still need the database
    private static void stopAfterService(EmbeddedServer server) {
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        server.stop();
    }

    private static Path directory(Config config) {
        String directory = config.getOptionalValue(DIRECTORY, String.class).orElse("lifeguard-data");
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw new StartupException(DIRECTORY + " (LIFEGUARD_DATA_DIR) is not a valid path: " + e.getReason());
        }
    }

    private static Optional<Integer> port(Config config) {
        Optional<String> port = config.getOptionalValue(PORT, String.class);
        try {
            Optional<Integer> number = port.map(String::strip).map(Integer::valueOf);
            if (number.filter(n -> n < 1 || n > HIGHEST_PORT).isEmpty()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new StartupException(PORT + " (LIFEGUARD_DATA_PORT) is \""
                + port.get().replaceAll("\\p{Cntrl}", "?") + "\"; it must be a port number from 1 to " + HIGHEST_PORT);
    }
}
