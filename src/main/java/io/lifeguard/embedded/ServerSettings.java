package io.lifeguard.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * What the server is told on its command line, which no configuration file overrides.
 *
 * @param durable whether an acknowledged write survives a crash of the machine; false is for tests only
 */
public record ServerSettings(boolean durable) {
    /** For everything but tests. */
    public static ServerSettings safe() {
        return new ServerSettings(true);
    }

    /** For tests that throw their directory away: faster, and a crash of the machine may ruin the directory. */
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
                // a socket in the file system would be a second door, with rules of its own
                "unix_socket_directories=",
                "max_connections=100",
                "shared_preload_libraries=pg_stat_statements",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_destination=stderr",
                // one file, bounded by ServerLog
                "logging_collector=off")) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return List.copyOf(arguments);
    }
}
