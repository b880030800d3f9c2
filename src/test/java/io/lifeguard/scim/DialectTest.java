package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as identity systems send them: each line of a file is one, with what the user is after it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DialectTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = """
            "userName":"ada@contoso.com","displayName":"Ada","active":true,
            "name":{"givenName":"Ada","familyName":"Lovelace"},
            "emails":[{"value":"ada@work.example","type":"work","primary":true},{"value":"ada@home.example","type":"home"}],
            "phoneNumbers":[{"value":"1","type":"work"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engines","employeeNumber":"7"}
            """;

    @Inject
    AgroalDataSource dataSource;

    private final ScimClient scim = new ScimClient(TestService.client());

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
    }

    static Stream<Arguments> patches() throws IOException {
        return cases("patches.json");
    }

    static Stream<Arguments> resources() throws IOException {
        return cases("resources.json");
    }

    private static Stream<Arguments> cases(String file) throws IOException {
        JsonNode cases = JSON.readTree(DialectTest.class.getResourceAsStream("/scim/" + file));
        return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
                .map(i -> Arguments.of(cases.get(i).get("what").asText(), cases.get(i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void patches_are_understood(String what, JsonNode request) {
        String id = scim.create(USER);
        Response response = scim.patch("/Users/" + id, request.get("operations").toString());
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        check(scim.user(id), request.get("then"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void resources_are_understood(String what, JsonNode request) {
        Response response = scim.post("/Users", request.get("resource").toString());
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        check(scim.user(response.json().get("id").asText()), request.get("then"));
    }

    /** Each member of what is expected is a JSON Pointer, with ~E for the enterprise extension; null is for nothing there. */
    private static void check(JsonNode user, JsonNode then) {
        then.properties().forEach(expected -> {
            JsonNode found = user.at(
                    expected.getKey().replace("~E", ScimClient.ENTERPRISE).replace("~L", ScimClient.EXTENSION));
            if (expected.getValue().isNull()) {
                assertThat(found.isMissingNode())
                        .as(expected.getKey() + " in " + user)
                        .isTrue();
            } else {
                assertThat(found).as(expected.getKey() + " in " + user).isEqualTo(expected.getValue());
            }
        });
    }
}
