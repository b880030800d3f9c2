package io.lifeguard.authzen;

import io.lifeguard.access.Certificates;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Serves the policies of the interoperability scenarios over HTTPS, at the port of the system property {@code serve.authzen},
 * until the process is ended, so that an outside test suite can send its requests.
 */
@QuarkusTest
@TestProfile(ServedScenariosTest.OverHttps.class)
@WithTestResource(PostgresResource.class)
@Tag("serve")
class ServedScenariosTest {
    private static final String PORT = "serve.authzen";

    @Test
    void serve() throws InterruptedException {
        System.out.println("The AuthZEN scenarios are served at " + OverHttps.url() + "; Ctrl-C ends them.");
        new CountDownLatch(1).await();
    }

    /** With a certificate for localhost that is made for this run. */
    public static final class OverHttps implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) {
                return Map.of(); // JUnit asks for the settings of every profile when it looks for tests
            }
            try {
                Map<String, String> settings = new HashMap<>(
                        Certificates.in(Files.createTempDirectory("authzen")).ofServer());
                settings.put("quarkus.http.test-ssl-port", System.getProperty(PORT));
                settings.put("lifeguard.authzen.base-url", url());
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        static String url() {
            return "https://localhost:" + System.getProperty(PORT);
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScenarioPolicy.class);
        }
    }
}
