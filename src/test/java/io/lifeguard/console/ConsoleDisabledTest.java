package io.lifeguard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the console nothing of it is served. */
@QuarkusTest
@TestProfile(SharedProfiles.SmallPages.class)
@WithTestResource(PostgresResource.class)
class ConsoleDisabledTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/ask", "/ask/any", "/index.html", "/assets/index.js", "/console.json"})
    void nothing_is_served(String path) {
        Response response = TestService.get(path);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Content-Type")).hasValue("application/problem+json");
        assertThat(TestService.send("POST", path, "").status()).isEqualTo(404);
    }
}
