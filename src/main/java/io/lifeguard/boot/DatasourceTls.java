package io.lifeguard.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * TLS to the database server, with the modes and defaults of pgjdbc.
 *
 * @param mode a mode of libpq
 * @param rootCertificate the file of the authorities that are trusted, in PEM
 * @param certificate the file of the client's certificate, in PEM
 * @param key the file of its key, in PEM, PKCS #8 without a password
 * @param keyAlgorithm the algorithm of the key
 */
record DatasourceTls(
        String mode,
        Optional<String> rootCertificate,
        Optional<String> certificate,
        Optional<String> key,
        Optional<String> keyAlgorithm) {
    private static final String VERIFY_FULL = "verify-full";
    private static final List<String> MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", VERIFY_FULL);
    private static final List<String> ENCRYPTING = List.of("require", "verify-ca", VERIFY_FULL);

    /**
     * Reads the parameters of a URL.
     *
     * @param property the setting that has the URL, for messages
     * @param isTrustConfigured whether other settings say which authorities are trusted
     */
    static DatasourceTls of(String property, Map<DatasourceParameter, String> parameters, boolean isTrustConfigured) {
        String mode = mode(property, parameters);
        Optional<String> root = file(property, parameters, DatasourceParameter.SSL_ROOT_CERTIFICATE)
                .or(DatasourceTls::defaultRoot);
        if (mode.startsWith("verify-") && root.isEmpty() && !isTrustConfigured) {
            throw new StartupException(property + ": sslmode=" + mode
                    + " (also ssl=true) needs the certificate of the authority that signs the server's: add"
                    + " sslrootcert=<file>");
        }
        Optional<String> certificate = file(property, parameters, DatasourceParameter.SSL_CERTIFICATE);
        Optional<String> key = file(property, parameters, DatasourceParameter.SSL_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new StartupException(property + ": sslcert and sslkey belong together");
        }
        return new DatasourceTls(mode, root, certificate, key, key.map(path -> keyAlgorithm(property, Path.of(path))));
    }

    boolean verifiesHost() {
        return mode.equals(VERIFY_FULL);
    }

    private static String mode(String property, Map<DatasourceParameter, String> parameters) {
        String ssl = parameters.getOrDefault(DatasourceParameter.SSL, "false");
        if (!List.of("", "true", "false").contains(ssl)) {
            throw new StartupException(property + ": ssl must be true or false");
        }
        boolean demanded = !ssl.equals("false");
        String mode = parameters.getOrDefault(DatasourceParameter.SSL_MODE, demanded ? VERIFY_FULL : "prefer");
        if (!MODES.contains(mode)) {
            throw new StartupException(property + ": sslmode must be one of " + String.join(", ", MODES));
        }
        if (demanded && !ENCRYPTING.contains(mode)) {
            throw new StartupException(property + ": ssl=true and sslmode=" + mode + " contradict each other");
        }
        return mode;
    }

    private static Optional<String> file(
            String property, Map<DatasourceParameter, String> parameters, DatasourceParameter parameter) {
        Optional<String> given = Optional.ofNullable(parameters.get(parameter));
        given.filter(path -> !Files.isReadable(Path.of(path)) || Files.isDirectory(Path.of(path)))
                .ifPresent(path -> {
                    throw new StartupException(
                            property + ": " + parameter.jdbcName() + ": the file " + path + " cannot be read");
                });
        return given;
    }

    private static Optional<String> defaultRoot() {
        return Optional.of(Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt"))
                .filter(Files::isReadable)
                .map(Path::toString);
    }

    /** pgjdbc must be told the algorithm, and takes the format from the name of the file. */
    private static String keyAlgorithm(String property, Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".key") || name.endsWith(".pem")) {
            try {
                String pem = Files.readString(file, StandardCharsets.US_ASCII);
                PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(
                        Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")));
                for (String algorithm : List.of("RSA", "EC")) {
                    if (isKey(key, algorithm)) {
                        return algorithm;
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                // reported below
            }
        }
        throw new StartupException(property + ": sslkey: " + file
                + " must be an RSA or EC key in PEM, PKCS #8 without a password (BEGIN PRIVATE KEY), in a file named"
                + " .key or .pem");
    }

    private static boolean isKey(PKCS8EncodedKeySpec key, String algorithm) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
