package io.lifeguard.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of one's own, with a certificate for a server and one for a client, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    public static Certificates in(Path directory) throws IOException, InterruptedException {
        Certificates made = new Certificates(directory);
        made.keytool("-genkeypair", "ca", "ca", "-keyalg", "EC", "-dname", "CN=Authority", "-ext", "bc:c");
        made.keytool("-exportcert", "ca", "ca", "-rfc", "-file", made.at("ca.pem"));
        made.keytool("-importcert", "trust", "ca", "-noprompt", "-file", made.at("ca.pem"));
        made.issue("server", "-ext", "san=dns:localhost,ip:127.0.0.1");
        made.issue("client");
        return made;
    }

    /** What the service is to be started with. */
    public Map<String, String> ofServer() {
        return Map.of(
                "quarkus.http.tls-configuration-name",
                "https",
                "quarkus.tls.https.key-store.p12.path",
                at("server.p12"),
                "quarkus.tls.https.key-store.p12.password",
                PASSWORD,
                "quarkus.tls.https.trust-store.p12.path",
                at("trust.p12"),
                "quarkus.tls.https.trust-store.p12.password",
                PASSWORD,
                "quarkus.http.insecure-requests",
                "disabled");
    }

    /** What a client connects with that trusts the server, and shows a certificate or not. */
    SSLContext ofClient(boolean shown) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trust"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("client"), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown ? keys.getKeyManagers() : new KeyManager[0], trust.getTrustManagers(), null);
        return context;
    }

    private void issue(String name, String... extensions) throws IOException, InterruptedException {
        keytool("-genkeypair", name, name, "-keyalg", "EC", "-dname", "CN=" + name);
        keytool("-certreq", name, name, "-file", at(name + ".csr"));
        List<String> options =
                new ArrayList<>(List.of("-infile", at(name + ".csr"), "-outfile", at(name + ".pem"), "-rfc"));
        options.addAll(List.of(extensions));
        keytool("-gencert", "ca", "ca", options.toArray(String[]::new));
        keytool("-importcert", name, "ca", "-noprompt", "-file", at("ca.pem"));
        keytool("-importcert", name, name, "-noprompt", "-file", at(name + ".pem"));
    }

    private void keytool(String command, String store, String alias, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                at(store + ".p12"),
                "-alias",
                alias));
        words.addAll(List.of(options));
        Path said = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(words + ": " + Files.readString(said));
        }
    }

    private KeyStore store(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(directory.resolve(name + ".p12"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }

    private String at(String file) {
        return directory.resolve(file).toString();
    }
}
