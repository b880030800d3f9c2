package io.lifeguard.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings on the server's command line, which no configuration file overrides.
 *
 * @param durable whether committed data survives a crash of the machine; false only in tests
 */
public record ServerSettings(boolean durable) {
    /** Settings outside of tests. */
    public static ServerSettings safe() {
        return new ServerSettings(true);
    }

    /** Settings for tests with temporary directories: faster, but a crash of the machine may corrupt the directory. */
    public static ServerSettings fastForTests() {
        return new ServerSettings(false);
    }

    List<String> arguments(int port) {
        String durability = durable ? "on" : "off";
        List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(port)));
        for (String setting : List.of(
                "fsync=" + durability,
                "synchronous_commit=" + durability,
                "full_page_writes=" + durability,
                "listen_addresses=" + EmbeddedServer.LOOPBACK,
                // no Unix socket: it would be a second endpoint with its own permissions
                "unix_socket_directories=",
                "max_connections=100",
                "shared_preload_libraries=pg_stat_statements",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_destination=stderr",
                // one file, whose size ServerLog limits
                "logging_collector=off")) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return List.copyOf(arguments);
    }
}
