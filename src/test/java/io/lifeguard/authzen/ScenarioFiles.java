package io.lifeguard.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The fixtures of the interoperability scenarios: requests with the expected answers, and the entities that they are about.
 * Source: openid/authzen, folder {@code interop}.
 */
final class ScenarioFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioFiles() {}

    static JsonNode read(String name) {
        try {
            return JSON.readTree(TestService.resource("/authzen/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
