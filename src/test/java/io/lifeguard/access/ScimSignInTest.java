package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIM is for callers who have signed in, and each operation for a role. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class ScimSignInTest {
    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
        Org.org().policy("Tag:Traders", true).user("ada", u -> u).storeIn(dataSource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Users", "Users/1", "Groups", "Schemas", "ServiceProviderConfig", "ResourceTypes", "Bulk", "Me"})
    void a_request_without_a_valid_token_is_refused_as_a_scim_error(String path) {
        Response withoutToken = TestService.get("/scim/v2/" + path);
        Response badToken = TestService.get("/scim/v2/" + path, "Authorization", "non-token");
        for (Response refused : new Response[] {withoutToken, badToken}) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
            assertThat(refused.header("Content-Type")).hasValue("application/scim+json");
            assertThat(refused.json().get("status").asText()).isEqualTo("401");
            assertThat(refused.json().get("detail").asText()).isNotBlank();
            assertThat(refused.json().at("/schemas/0").asText())
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "VIEWER        | GET    | Users         |                                    | 200",
                "VIEWER        | POST   | Users/.search | {}                                 | 200",
                "VIEWER        | POST   | Users         | {\"userName\":\"b@contoso.com\"}   | 403",
                "VIEWER        | POST   | Bulk          | {\"Operations\":[]}                | 403",
                "PROVISIONER   | POST   | Users         | {\"userName\":\"b@contoso.com\"}   | 201",
                "PROVISIONER   | POST   | Groups        | {\"displayName\":\"Readers\"}      | 403",
                "PROVISIONER   | DELETE | Groups/ID     |                                    | 403",
                "PROVISIONER   | PATCH  | Groups/ID     | {\"Operations\":[{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:lifeguard:2.0:Group:enablePersistentChat\",\"value\":false}]} | 403",
                "PROVISIONER   | PATCH  | Groups/ID     | {\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"USER\"}]}]} | 204",
                "ADMINISTRATOR | POST   | Groups        | {\"displayName\":\"Readers\"}      | 201",
                "ADMINISTRATOR | DELETE | Groups/ID     |                                    | 204",
            })
    void each_operation_requires_its_role(SignedInCaller caller, String method, String path, String body, int status) {
        String group = first("Groups", caller);
        String user = first("Users", caller);
        Response response = TestService.send(
                method,
                "/scim/v2/" + path.replace("ID", group),
                body == null ? "" : body.replace("USER", user),
                "Content-Type",
                "application/scim+json",
                "Authorization",
                "Bearer " + caller.token());
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(response.json().get("status").asText()).isEqualTo("403");
        }
    }

    @Test
    void operations_of_a_bulk_request_require_their_roles() {
        Response response = TestService.send(
                "POST",
                "/scim/v2/Bulk",
                "{\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"1\",\"data\":{\"userName\":\"b@contoso.com\"}},"
                        + "{\"method\":\"POST\",\"path\":\"/Groups\",\"bulkId\":\"2\",\"data\":{\"displayName\":\"Readers\"}}]}",
                "Content-Type",
                "application/scim+json",
                "Authorization",
                "Bearer " + SignedInCaller.PROVISIONER.token());
        assertThat(response.json().at("/Operations/0/status").asText()).isEqualTo("201");
        assertThat(response.json().at("/Operations/1/status").asText()).isEqualTo("403");
    }

    private static String first(String kind, SignedInCaller caller) {
        return TestService.get("/scim/v2/" + kind, "Authorization", "Bearer " + caller.token())
                .json()
                .at("/Resources/0/id")
                .asText();
    }
}
