package io.lifeguard.boot;

import io.lifeguard.embedded.EmbeddedServer;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ImageMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Decides which server the data is on, and tells Quarkus. */
public final class Datasource {
    private static final String DIRECTORY = "lifeguard.data-dir";
    private static final String PORT = "lifeguard.data-port";
    /** Decided when a native executable is compiled, so that nothing of the server comes into it. */
    private static final boolean BRINGS_SERVER = ImageMode.current() == ImageMode.JVM;

    private static final int HIGHEST_PORT = 65_535;

    private Datasource() {}

    /** With a URL nothing is started; without one a server of our own is, and it ends after the service. */
    public static void prepare(Config config) {
        Optional<Map<String, String>> given =
                DatasourceUrl.complete(name -> config.getOptionalValue(name, String.class));
        if (given.isPresent()) {
            given.get().forEach(System::setProperty);
        } else if (!BRINGS_SERVER) {
            throw new StartupException(
                    "This native executable brings no PostgreSQL: give it one with " + DatasourceUrl.CONVENIENCE
                            + " or LIFEGUARD_DATASOURCE_URL, such as postgresql://host:5432/database");
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

    // hooks run side by side; requests under way still need the database
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
            throw new StartupException(
                    DIRECTORY + " (LIFEGUARD_DATA_DIR) is not the name of a directory: " + e.getReason());
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
            // told below
        }
        throw new StartupException(
                PORT + " (LIFEGUARD_DATA_PORT) is \"" + port.get().replaceAll("\\p{Cntrl}", "?")
                        + "\"; it can be the number of a port, from 1 to " + HIGHEST_PORT);
    }
}
