package io.lifeguard.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The version of the server in this build.
 *
 * @param full as in {@code 18.4.0}
 */
record ServerVersion(String full) {
    static ServerVersion bundled() {
        Properties filledIn = new Properties();
        try (InputStream file = Objects.requireNonNull(
                ServerVersion.class.getResourceAsStream("postgresql.properties"), "postgresql.properties")) {
            filledIn.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerVersion(filledIn.getProperty("version"));
    }

    /** Data directories are compatible within a major version. */
    int major() {
        return Integer.parseInt(full.substring(0, full.indexOf('.')));
    }
}
