package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** A real OpenID provider, which the build has unpacked: Keycloak with a realm of three users, on embedded storage. */
final class Keycloak implements AutoCloseable {
    private static final Path HOME =
            Path.of("target", "keycloak", "keycloak-26.4.5").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int port = FreePort.next();
    private final Process process;

    private Keycloak() throws IOException {
        if (!Files.exists(HOME)) {
            throw new IllegalStateException("The build unpacks Keycloak before integration tests: " + HOME);
        }
        Path realms = Files.createDirectories(HOME.resolve("data").resolve("import"));
        Files.write(realms.resolve("contoso-realm.json"), TestService.resource("/keycloak/contoso-realm.json"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        HOME.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        process = builder.start();
    }

    static Keycloak started() throws IOException {
        Keycloak keycloak = new Keycloak();
        try {
            within(PATIENCE).until(() -> {
                assertThat(keycloak.process.isAlive()).as("Keycloak runs").isTrue();
                return keycloak.answers();
            });
            return keycloak;
        } catch (AssertionError | ConditionTimeoutException notStarted) {
            keycloak.close();
            throw new AssertionError("Keycloak does not start; see target/keycloak.log", notStarted);
        }
    }

    String realm() {
        return "http://127.0.0.1:" + port + "/realms/contoso";
    }

    /**
     * A token as a user gets it.
     *
     * @param application {@code lifeguard-cli}, {@code impatient} whose tokens hold for five seconds, or {@code payroll}
     *     whose tokens are for another service
     */
    String token(String application, String user) {
        Response response = ApiClient.at(realm())
                .post(
                        "/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&client_id=" + application + "&username=" + user + "&password=" + user
                                + "-password");
        JsonNode token = response.json().path("access_token");
        if (token.isMissingNode()) {
            throw new AssertionError(response);
        }
        return token.asText();
    }

    private boolean answers() {
        try {
            return ApiClient.at(realm()).get("").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The script passes on to the server that it should end. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
