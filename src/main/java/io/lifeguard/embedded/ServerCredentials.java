package io.lifeguard.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * The generated passwords, stored beside the data, for the service and for administrators with {@code psql}.
 *
 * @param service of the role {@value EmbeddedServer#ROLE}, which owns the database and nothing else
 * @param superuser of the role {@value EmbeddedServer#SUPERUSER}
 */
record ServerCredentials(String service, String superuser) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static ServerCredentials generate() {
        return new ServerCredentials(password(), password());
    }

    /** Empty if the file does not exist or lacks a password. */
    static Optional<ServerCredentials> read(Path file) throws IOException {
        Properties kept = new Properties();
        try {
            kept.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        String service = kept.getProperty(EmbeddedServer.ROLE, "");
        String superuser = kept.getProperty(EmbeddedServer.SUPERUSER, "");
        if (service.isBlank() || superuser.isBlank()) {
            return Optional.empty();
        }
        SafeFiles.ownerOnly(file);
        return Optional.of(new ServerCredentials(service, superuser));
    }

    void write(Path file) throws IOException {
        SafeFiles.replace(
                file,
                "# generated passwords of the roles of the server in this directory, which listens on 127.0.0.1 only\n"
                        + EmbeddedServer.ROLE + "=" + service + "\n"
                        + EmbeddedServer.SUPERUSER + "=" + superuser + "\n");
    }

    private static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
