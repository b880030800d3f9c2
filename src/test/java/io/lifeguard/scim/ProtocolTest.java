package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths, methods, headers, malformed bodies, the description of the service, and bulk requests. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProtocolTest {
    private final DataSource dataSource = TestService.database();

    private final ScimClient scim = new ScimClient(TestService.client());

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
    }

    @Test
    void the_service_describes_itself() {
        JsonNode config = scim.get("/ServiceProviderConfig").json();
        for (String feature : new String[] {"patch", "bulk", "filter", "sort", "etag"}) {
            assertThat(config.at("/" + feature + "/supported").asBoolean())
                    .as(feature)
                    .isTrue();
        }
        assertThat(config.at("/changePassword/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/bulk/maxOperations").asInt()).isEqualTo(10_000);
        assertThat(config.toString()).doesNotContainIgnoringCase("cursor");
        assertThat(scim.get("/ResourceTypes").json().toString())
                .contains("/Users", "/Groups", ScimClient.EXTENSION, ScimClient.ENTERPRISE);
        assertThat(scim.get("/ResourceTypes").json().at("/Resources/0/endpoint").asText())
                .isEqualTo("/Users");
        String schemas = scim.get("/Schemas").body();
        assertThat(schemas)
                .contains("User Account", ScimClient.EXTENSION, "eligibilities", "enablePersistentChat")
                .doesNotContain("\"password\"");
        assertThat(scim.get("/Schemas/" + ScimClient.USER).json().get("id").asText())
                .isEqualTo(ScimClient.USER);
        assertThat(scim.get("/ResourceTypes/User").json().get("endpoint").asText())
                .isEqualTo("/Users");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /Nothing          | 404",
                "GET    | /Users/1/more     | 404",
                "GET    | /Users/0          | 404",
                "GET    | /Users/ada%20x    | 404",
                "GET    | /Users/%C3%A4     | 404",
                "PUT    | /Users            | 405",
                "DELETE | /Groups           | 405",
                "POST   | /Users/1          | 405",
                "GET    | /Bulk             | 405",
                "POST   | /Schemas          | 405",
                "GET    | /Me               | 501",
                "POST   | /Me               | 501",
                "POST   | /.search          | 501",
                "DELETE | /Users/99999999   | 404",
                "GET    | /Users?count=x    | 400",
                "GET    | /Users?startIndex=1.5 | 400",
                "GET    | /Users?sortBy=title | 400",
                "GET    | /Users?sortOrder=up&sortBy=userName | 400",
                "GET    | /Users?attributes=none | 400",
            })
    void what_is_not_served_is_a_scim_error(String method, String path, int status) {
        Response response = method.equals("POST")
                ? scim.post(path, "{}")
                : TestService.send(method, ScimClient.ROOT + path, "", "Content-Type", "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).hasValue("application/scim+json");
        assertThat(response.json().get("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(response.json().at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(response.json().get("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /Users | {                               | invalidSyntax",
                "POST | /Users | []                              | invalidSyntax",
                "POST | /Users | {}                              | invalidValue",
                "POST | /Users | {\"userName\":\"\"}             | invalidValue",
                "POST | /Users | {\"userName\":\"no address\"}   | invalidValue",
                "POST | /Users | {\"userName\":\"a@b.example\",\"active\":\"maybe\"} | invalidValue",
                "POST | /Users | {\"userName\":\"a@b.example\",\"emails\":5.5,\"name\":[1]} | invalidValue",
                "POST | /Users | {\"userName\":\"a@b.example\",\"title\":\"\\u0000\"} | invalidValue",
                "POST | /Users | {\"userName\":[\"a@b.example\",\"c@d.example\"]} | invalidValue",
                "POST | /Users | {\"userName\":\"a@b.example\",\"urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User\":{\"homePool\":\"none.example\"}} | invalidValue",
                "POST | /Users | {\"userName\":\"a@b.example\",\"urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User\":{\"hosting\":\"MOON\"}} | invalidValue",
                "POST | /Groups | {}                             | invalidValue",
                "POST | /Bulk  | {}                              | invalidSyntax",
                "POST | /Users/.search | {\"filter\":5}          | invalidValue",
                "POST | /Users/.search | {\"filter\":\"userName eq\"} | invalidFilter",
            })
    void malformed_bodies_are_refused_with_their_type(String method, String path, String body, String scimType) {
        Response response = scim.send(method, path, body);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.json().path("scimType").asText())
                .as(response.body())
                .isEqualTo(scimType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | invalidSyntax",
                "[{\"op\":\"move\",\"path\":\"title\"}] | invalidSyntax",
                "[{\"op\":\"remove\"}] | noTarget",
                "[{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":1}] | invalidPath",
                "[{\"op\":\"replace\",\"path\":\"emails[type eq\",\"value\":1}] | invalidFilter",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"maybe\"}] | invalidValue",
                "[{\"op\":\"replace\",\"value\":5}] | invalidValue",
                "[{\"op\":\"remove\",\"path\":\"userName\"}] | invalidValue",
                "[{\"op\":\"replace\",\"path\":\"name\",\"value\":\"Ada\"}] | invalidPath",
                "[{\"op\":\"replace\",\"path\":\"groups\",\"value\":[{\"value\":\"1\"}]}] | mutability",
            })
    void malformed_patches_are_refused_with_their_type(String operations, String scimType) {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        Response response = scim.patch("/Users/" + id, operations);
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.json().path("scimType").asText())
                .as(response.body())
                .isEqualTo(scimType);
    }

    @Test
    void other_content_types_are_refused() {
        assertThat(TestService.post(ScimClient.ROOT + "/Users", "text/plain", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(TestService.post(
                                ScimClient.ROOT + "/Users",
                                "application/json; charset=utf-8",
                                "{\"userName\":\"a@b.example\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_body_is_utf_8_whatever_charset_says() {
        for (String charset : List.of("nope", "utf-16", "iso-8859-1", "\"\"")) {
            Response created = TestService.post(
                    ScimClient.ROOT + "/Users",
                    "application/json; charset=" + charset,
                    "{\"userName\":\"a%d@b.example\",\"displayName\":\"Łódź\"}".formatted(charset.hashCode() & 0xfff));
            assertThat(created.status()).as(charset).isEqualTo(201);
            assertThat(created.json().get("displayName").asText()).isEqualTo("Łódź");
        }
    }

    @Test
    void attributes_of_a_user_are_bounded() {
        Response refused =
                scim.post("/Users", "{\"userName\":\"a@b.example\",\"title\":\"" + "x".repeat(40_000) + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asText())
                .startsWith("VALUE_IS_VALID: The attributes of a user may take");
        assertThat(scim.filter("Users", "title eq \"" + "x".repeat(2_000) + "\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_bulk_request_stores_what_is_accepted() {
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String name = i % 100 == 99 ? "user0@contoso.com" : String.format(Locale.ROOT, "user%d@contoso.com", i);
            operations
                    .append(i == 0 ? "" : ",")
                    .append("{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b")
                    .append(i)
                    .append("\",\"data\":{\"userName\":\"")
                    .append(name)
                    .append("\",\"title\":\"T\"}}");
        }
        Response response = scim.post(
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + operations
                        + "]}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        JsonNode results = response.json().get("Operations");
        assertThat(results).hasSize(200);
        assertThat(results.at("/0/status").asText()).isEqualTo("201");
        assertThat(results.at("/0/bulkId").asText()).isEqualTo("b0");
        assertThat(results.at("/0/location").asText()).contains("/scim/v2/Users/");
        assertThat(results.at("/99/status").asText()).isEqualTo("409");
        assertThat(results.at("/99/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(results.at("/99/response").toString()).contains("violations");
        assertThat(scim.get("/Users?count=0").json().get("totalResults").asInt())
                .isEqualTo(198);
    }

    @Test
    void an_operation_needs_a_reference_of_its_own_and_the_version_that_it_names() {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        String version = scim.user(id).at("/meta/version").asText().replace("\"", "\\\"");
        String patch =
                "{\"method\":\"PATCH\",\"path\":\"/Users/%s\",\"version\":\"%s\",\"data\":{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":%s}]}}";
        String create = "{\"method\":\"POST\",\"path\":\"/Users\"%s,\"data\":{\"userName\":\"%s@contoso.com\"}}";
        JsonNode results = scim.post(
                        "/Bulk",
                        "{\"Operations\":["
                                + String.join(
                                        ",",
                                        patch.formatted(id, version, "false"),
                                        patch.formatted(id, version, "true"),
                                        create.formatted("", "ben"),
                                        create.formatted(",\"bulkId\":\"c\"", "cy"),
                                        create.formatted(",\"bulkId\":\"c\"", "dan"))
                                + "]}")
                .json()
                .get("Operations");
        assertThat(results.findValuesAsText("status").toString())
                .as(results.toString())
                .isEqualTo("[200, 412, 412, 400, 400, 201, 400, 400]");
        assertThat(scim.user(id).get("active").asBoolean(true)).isFalse();
        assertThat(results.at("/0/version").asText())
                .isEqualTo(scim.user(id).at("/meta/version").asText());
        assertThat(results.at("/0/location").asText()).endsWith("/scim/v2/Users/" + id);
        assertThat(results.at("/2/response/detail").asText()).startsWith("bulkId:");
        assertThat(results.at("/4/response/detail").asText()).startsWith("bulkId:");
    }

    @Test
    void a_bulk_request_refers_to_its_own_results_and_stops_at_errors() {
        String body = """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":1,"Operations":[
                 {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"ada@contoso.com"}},
                 {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"Traders","members":[{"value":"bulkId:u","type":"User"}]}},
                 {"method":"POST","path":"/Users","bulkId":"v","data":{"userName":"ADA@contoso.com"}},
                 {"method":"POST","path":"/Users","bulkId":"w","data":{"userName":"ben@contoso.com"}}]}""";
        Response response = scim.post("/Bulk", body);
        JsonNode results = response.json().get("Operations");
        assertThat(results.findValuesAsText("status").subList(0, 2))
                .as(response.body())
                .containsExactly("201", "201");
        assertThat(results.at("/2/status").asText()).isEqualTo("409");
        assertThat(scim.filter("Users", "userName eq \"ben@contoso.com\"")
                        .json()
                        .get("totalResults")
                        .asInt())
                .isZero();
        assertThat(scim.filter("Groups", "displayName eq \"Traders\"").json().at("/Resources/0/members"))
                .hasSize(1);
    }

    @Test
    void operations_of_a_bulk_request_on_one_user_keep_their_order() {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        String patch =
                "{\"method\":\"PATCH\",\"path\":\"/Users/%s\",\"data\":{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%d\"}]}}";
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            operations.append(i == 0 ? "" : ",").append(patch.formatted(id, i));
        }
        JsonNode results = scim.post(
                        "/Bulk",
                        "{\"Operations\":[" + operations
                                + ",{\"method\":\"FETCH\",\"path\":\"/Users\"},{\"method\":\"POST\",\"path\":\"/Schemas\",\"data\":{}},{\"method\":\"DELETE\",\"path\":\"/Users/0\"}]}")
                .json()
                .get("Operations");
        assertThat(scim.user(id).get("title").asText()).isEqualTo("19");
        assertThat(results.at("/0/status").asText()).isEqualTo("200");
        assertThat(results.at("/20/status").asText()).isEqualTo("400");
        assertThat(results.at("/21/status").asText()).isEqualTo("400");
        assertThat(results.at("/22/status").asText()).isEqualTo("404");
        assertThat(results.at("/0/status").isTextual()).isTrue();
        assertThat(results.at("/0/bulkId").isMissingNode()).isTrue();
        assertThat(results.at("/22/location").asText()).endsWith("/scim/v2/Users/0");
    }

    @Test
    void the_schema_of_the_configuration_describes_what_the_configuration_has() {
        JsonNode configuration = scim.get("/ServiceProviderConfig").json();
        for (JsonNode schemas : List.of(
                scim.get("/Schemas").json().get("Resources"),
                scim.get("/Schemas?excludedAttributes=meta.created").json().get("Resources"))) {
            JsonNode schema = StreamSupport.stream(schemas.spliterator(), false)
                    .filter(each -> each.get("id").asText().endsWith(":ServiceProviderConfig"))
                    .findFirst()
                    .orElseThrow();
            for (JsonNode attribute : schema.get("attributes")) {
                JsonNode value = configuration.path(attribute.get("name").asText());
                if (value.isObject()) {
                    assertThat(attribute.get("subAttributes").findValuesAsText("name"))
                            .as(attribute.get("name").asText())
                            .containsExactlyInAnyOrderElementsOf(value::fieldNames);
                }
            }
        }
    }
}
