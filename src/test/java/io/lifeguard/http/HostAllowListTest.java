package io.lifeguard.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only requests to a known host, and from no other origin, are accepted, at every endpoint. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HostAllowListTest {
    private static final String ASK = ApiClient.graphqlBody("{ clients { client } }");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080"})
    void a_loopback_name_is_known(String host) {
        given().header("Host", host)
                .contentType("application/json")
                .body(ASK)
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.2",
                "localhost.",
                "0.0.0.0"
            })
    void another_name_is_not(String host) {
        for (String path : new String[] {"/graphql", "/api/imports/users", "/q/health"}) {
            given().header("Host", host)
                    .contentType("application/json")
                    .body(ASK)
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("lifeguard.allowed-hosts"))
                    .body("status", equalTo(403));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost.evil.example", "file://", "nonsense", "http://"
            })
    void another_origin_is_not(String origin) {
        given().header("Origin", origin)
                .contentType("application/json")
                .body(ASK)
                .post("/graphql")
                .then()
                .statusCode(403)
                .body("detail", containsString("Origin"));
        given().header("Origin", origin)
                .contentType("text/plain")
                .body("Identity,EnablePersistentChat\r\nTag:Evil,True\r\n")
                .post("/api/imports/policies")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "https://localhost"})
    void the_machine_itself_is_a_known_origin(String origin) {
        given().header("Origin", origin)
                .contentType("application/json")
                .body(ASK)
                .post("/graphql")
                .then()
                .statusCode(200);
    }
}
