package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users: what is kept, found, listed, refused. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class UsersTest {
    private static final String ADA = """
            "userName":"Ada@Contoso.com","externalId":"g-1","displayName":"Ada Lovelace","active":true,
            "name":{"givenName":"Ada","familyName":"Lovelace"},"title":"Countess",
            "emails":[{"value":"ada@mail.example","type":"work","primary":true}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engines","manager":{"value":"9"}}
            """;

    private final DataSource dataSource = TestService.database();

    private final ScimClient scim = new ScimClient(TestService.client());

    @BeforeEach
    void importSample() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @Test
    void a_user_is_given_back_as_it_came() {
        String id = scim.create(ADA);
        Response response = scim.get("/Users/" + id);
        JsonNode user = response.json();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).hasValue("application/scim+json");
        assertThat(user.get("userName").asText()).isEqualTo("Ada@Contoso.com");
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Ada");
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("ada@mail.example");
        assertThat(user.at("/emails/0/primary").asBoolean()).isTrue();
        assertThat(user.get("title").asText()).isEqualTo("Countess");
        assertThat(user.get(ScimClient.ENTERPRISE).get("department").asText()).isEqualTo("Engines");
        assertThat(user.get(ScimClient.ENTERPRISE).at("/manager/value").asText())
                .isEqualTo("9");
        assertThat(user.get(ScimClient.EXTENSION).get("hosting").asText()).isEqualTo("ON_PREMISES");
        assertThat(user.get(ScimClient.EXTENSION)
                        .at("/effectivePolicy/decidedBy")
                        .asText())
                .isEqualTo("Global");
        assertThat(user.get(ScimClient.EXTENSION).has("eligibilities")).isFalse();
        assertThat(user.at("/meta/location").asText()).endsWith("/scim/v2/Users/" + id);
        assertThat(response.header("ETag")).hasValue(user.at("/meta/version").asText());
        assertThat(TestService.get("/api/users/ada@contoso.com").body()).doesNotContain("Countess");
    }

    @Test
    void eligibilities_are_decided_when_they_are_asked_for() {
        String id = scim.filter("Users", "userName eq \"ben.rossi3@contoso.com\"")
                .json()
                .at("/Resources/0/id")
                .asText();
        JsonNode user = scim.get("/Users/" + id + "?attributes=userName," + ScimClient.EXTENSION + ":eligibilities")
                .json();
        assertThat(user.get(ScimClient.EXTENSION).get("eligibilities")).isNotEmpty();
        assertThat(user.get(ScimClient.EXTENSION).get("eligibilities").toString())
                .contains("USER_HOMED_ON_LYNC_2013");
        assertThat(user.has("displayName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"ADA@contoso.COM\" | 1",
                "userName eq \"sip:ada@contoso.com\" | 1",
                "userName sw \"ada@\" | 1",
                "userName co \"DA@conto\" and active eq true | 1",
                "userName ew \"nowhere.example\" | 0",
                "externalId eq \"G-1\" | 1",
                "displayName eq \"ada lovelace\" | 1",
                "displayName eq \"lovelace ada\" | 0",
                "DisplayName sw \"ADA L\" | 1",
                "displayName co \"love\" | 1",
                "id eq \"0\" | 0",
                "id eq \"x\" | 0",
                "emails.value eq \"ADA@mail.example\" | 1",
                "emails[type eq \"work\" and value co \"@mail.example\"] | 1",
                "emails co \"@mail.example\" | 1",
                "emails.primary eq true | 1",
                "name.familyName sw \"love\" and title pr | 1",
                "name.familyName eq \"lov.lace\" | 0",
                "title eq \"Countess\" or title eq \"Duke\" | 1",
                "userName eq \"ada@contoso.com\" and not (title eq \"Countess\") | 0",
                "userName eq \"ada@contoso.com\" and title ne \"Duke\" | 1",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"engines\" | 1",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"9\" | 1",
                "userName eq \"ada@contoso.com\" and meta.lastModified gt \"2020-01-01T00:00:00Z\" | 1",
                "userName eq \"ada@contoso.com\" and meta.created lt \"2020-01-01T00:00:00Z\" | 0",
                "userName eq \"ada@contoso.com\" and groups pr | 0",
                "active eq \"False\" and userName eq \"ada@contoso.com\" | 0",
                "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User:homePool eq \"POOL01.contoso.com\" and userName eq \"ada@contoso.com\" | 0",
                "userName eq \"ada@contoso.com\" and urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User:hosting eq \"on_premises\" | 1",
                "userName eq ADA@contoso.com and (title eq Countess or title eq Duke) | 1",
                "userName sw ada@ and meta.created gt 2015-10-10T14:38:21.8617979-07:00 | 1",
                "title eq \"x eq y\" or title eq Duke | 0",
                "externalId eq null and userName eq \"ada@contoso.com\" | 0",
            })
    void filters_find_users(String filter, int expected) {
        scim.create(ADA);
        Response found = scim.filter("Users", filter);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json().get("totalResults").asInt()).as(filter).isEqualTo(expected);
        assertThat(found.json().get("Resources")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq | invalidFilter",
                "nothing eq \"x\" | invalidFilter",
                "active co \"x\" | invalidFilter",
                "active gt true | invalidFilter",
                "meta.lastModified gt \"yesterday\" | invalidFilter",
                "userName xx \"a\" | invalidFilter",
                "((((((((((((userName pr)))))))))))) | invalidFilter",
            })
    void filters_that_cannot_be_evaluated_are_refused(String filter, String scimType) {
        Response refused = scim.filter("Users", filter);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().get("status").asText()).isEqualTo("400");
        assertThat(refused.json().get("scimType").asText()).isEqualTo(scimType);
        assertThat(refused.json().get("detail").asText()).isNotBlank();
    }

    @Test
    void lists_have_pages_and_an_order() {
        JsonNode all = scim.get("/Users").json();
        int total = all.get("totalResults").asInt();
        assertThat(total).isGreaterThan(3);
        assertThat(scim.get("/Users?startIndex=-5&count=2")
                        .json()
                        .get("startIndex")
                        .asInt())
                .isEqualTo(1);
        assertThat(scim.get("/Users?count=-1").json().get("Resources")).isEmpty();
        assertThat(scim.get("/Users?count=0").json().get("totalResults").asInt())
                .isEqualTo(total);
        JsonNode second = scim.get("/Users?startIndex=2&count=2&sortBy=userName&sortOrder=descending")
                .json();
        assertThat(second.get("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(second.at("/Resources/0/userName")
                        .asText()
                        .compareTo(second.at("/Resources/1/userName").asText()))
                .isPositive();
        assertThat(scim.get("/Users?startIndex=100000").json().get("Resources")).isEmpty();
        for (String sortBy :
                new String[] {"id", "externalId", "displayName", "active", "meta.created", "meta.lastModified"}) {
            assertThat(scim.get("/Users?count=2&sortBy=" + sortBy).json().get("Resources"))
                    .as(sortBy)
                    .hasSize(2);
        }
        assertThat(scim.post(
                                "/Users/.search",
                                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                        + "\"filter\":\"active eq true\",\"count\":1,\"attributes\":[\"userName\"]}")
                        .json()
                        .get("Resources"))
                .hasSize(1);
    }

    @Test
    void a_second_user_of_the_name_is_refused() {
        scim.create(ADA);
        Response refused =
                scim.post("/Users", "{\"schemas\":[\"" + ScimClient.USER + "\"],\"userName\":\"ADA@contoso.com\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("scimType").asText()).isEqualTo("uniqueness");
        assertThat(refused.json().get("detail").asText()).startsWith("NAME_IS_UNIQUE: SIP address");
        assertThat(refused.json().toString()).contains("\"rule\":\"NAME_IS_UNIQUE\",\"attribute\":\"userName\"");
    }

    @Test
    void a_user_who_left_is_found_and_comes_back() {
        String id = scim.create(ADA);
        assertThat(scim.patch("/Users/" + id, "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]")
                        .status())
                .isEqualTo(200);
        assertThat(scim.filter("Users", "userName eq \"ada@contoso.com\"")
                        .json()
                        .at("/Resources/0/active")
                        .asBoolean(true))
                .isFalse();
        assertThat(TestService.get("/api/users/ada@contoso.com")
                        .json()
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        scim.patch("/Users/" + id, "[{\"op\":\"replace\",\"value\":{\"active\":true}}]");
        assertThat(scim.user(id).get("active").asBoolean()).isTrue();
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(scim.create(ADA)).isNotEqualTo(id);
    }

    @Test
    void a_rename_keeps_the_id() {
        String id = scim.create(ADA);
        JsonNode renamed = scim.patch(
                        "/Users/" + id,
                        "[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ada.king@contoso.com\"}]")
                .json();
        assertThat(renamed.get("id").asText()).isEqualTo(id);
        assertThat(renamed.at("/meta/location").asText()).endsWith("/scim/v2/Users/" + id);
        assertThat(scim.user(id).get("userName").asText()).isEqualTo("ada.king@contoso.com");
        assertThat(scim.user(id).get("title").asText()).isEqualTo("Countess");
        assertThat(TestService.get("/api/users/ada@contoso.com").status()).isEqualTo(404);
    }

    @Test
    void a_rename_frees_the_name_and_takes_none_that_another_has() {
        String ada = scim.create(ADA);
        String ben = scim.create("\"userName\":\"ben@contoso.com\"");
        String rename = "[{\"op\":\"Replace\",\"path\":\"userName\",\"value\":\"%s\"}]";
        Response taken = scim.patch("/Users/" + ben, rename.formatted("ADA@contoso.com"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(taken.json().get("scimType").asText()).isEqualTo("uniqueness");
        assertThat(scim.user(ben).get("userName").asText()).isEqualTo("ben@contoso.com");
        // in other letters it is the same name, which stays as it was written first
        assertThat(scim.patch("/Users/" + ada, rename.formatted("ADA@contoso.com"))
                        .status())
                .isEqualTo(200);
        assertThat(scim.user(ada).get("userName").asText()).isEqualTo("Ada@Contoso.com");
        assertThat(scim.put("/Users/" + ada, "{\"userName\":\"ada.king@contoso.com\"}")
                        .status())
                .isEqualTo(200);
        assertThat(scim.patch("/Users/" + ben, rename.formatted("ada@contoso.com"))
                        .status())
                .isEqualTo(200);
        assertThat(scim.create("\"userName\":\"ben@contoso.com\"")).isNotIn(ada, ben);
        assertThat(scim.filter("Users", "userName eq \"ada@contoso.com\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(ben);
    }

    @Test
    void put_replaces_what_is_kept_and_leaves_what_the_client_does_not_know() {
        String id = scim.create(ADA + ",\"" + ScimClient.EXTENSION + "\":{\"homePool\":\"pool01.contoso.com\"}");
        Response replaced = scim.put(
                "/Users/" + id,
                "{\"schemas\":[\"" + ScimClient.USER + "\"],\"userName\":\"ada@contoso.com\",\"title\":\"Lady\"}");
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        JsonNode user = scim.user(id);
        assertThat(user.get("title").asText()).isEqualTo("Lady");
        assertThat(user.has("emails")).isFalse();
        assertThat(user.get("externalId").asText()).isEqualTo("g-1");
        assertThat(user.get(ScimClient.EXTENSION).get("homePool").asText()).isEqualTo("pool01.contoso.com");
    }

    @Test
    void a_write_on_a_version_that_has_passed_is_refused() {
        String id = scim.create(ADA);
        String version = scim.user(id).at("/meta/version").asText();
        String change = "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}]";
        assertThat(scim.patch("/Users/" + id, change.formatted("First"), "If-Match", version)
                        .status())
                .isEqualTo(200);
        Response late = scim.patch("/Users/" + id, change.formatted("Second"), "If-Match", version);
        assertThat(late.status()).isEqualTo(412);
        assertThat(scim.user(id).get("title").asText()).isEqualTo("First");
        String present = scim.user(id).at("/meta/version").asText();
        assertThat(scim.get("/Users/" + id, "If-None-Match", present).status()).isEqualTo(304);
        assertThat(scim.send("DELETE", "/Users/" + id, "", "If-Match", version).status())
                .isEqualTo(412);
    }

    @Test
    void the_change_log_names_attributes_without_their_values() {
        String id = scim.create(ADA);
        scim.patch("/Users/" + id, "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Mathematician\"}]");
        String log = TestService.ask("{changes{nodes{kind subjectType subject before after}}}")
                .body();
        assertThat(log).contains("changedAttributes").contains("title").contains("emails");
        assertThat(log)
                .doesNotContain("Mathematician")
                .doesNotContain("Countess")
                .doesNotContain("mail.example");
        scim.delete("/Users/" + id);
        TestService.send("POST", "/api/users/ada@contoso.com/erase", "");
        assertThat(TestService.ask("{changes{nodes{kind subjectType subject before after}}}")
                        .body())
                .doesNotContain("ada@contoso.com")
                .doesNotContain("Ada Lovelace");
    }
}
