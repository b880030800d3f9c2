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

/** Groups, which are user policies. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GroupsTest {
    private final DataSource dataSource = TestService.database();

    private final ScimClient scim = new ScimClient(TestService.client());
    private String ada = "";
    private String ben = "";
    private String cy = "";
    private String traders = "";
    private String readers = "";

    @BeforeEach
    void store() {
        Org.clear(dataSource);
        Org.org()
                .policy("Tag:Traders", true)
                .policy("Tag:Readers", false)
                .user("ada", u -> u)
                .user("ben", u -> u)
                .user("cy", u -> u)
                .storeIn(dataSource);
        ada = idOf("Users", "userName eq \"ada@contoso.com\"");
        ben = idOf("Users", "userName eq \"ben@contoso.com\"");
        cy = idOf("Users", "userName eq \"cy@contoso.com\"");
        traders = idOf("Groups", "displayName eq \"traders\"");
        readers = idOf("Groups", "displayName eq \"Readers\"");
    }

    private String idOf(String kind, String filter) {
        return scim.filter(kind, filter).json().at("/Resources/0/id").asText();
    }

    private String members(String group) {
        return scim.get("/Groups/" + group)
                .json()
                .at("/members")
                .findValuesAsText("value")
                .toString();
    }

    private void patch(String group, String operations) {
        Response response = scim.patch("/Groups/" + group, operations);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
    }

    private static String member(String op, String... ids) {
        StringBuilder values = new StringBuilder();
        for (String id : ids) {
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"value\":\"")
                    .append(id)
                    .append("\"}");
        }
        return "[{\"op\":\"" + op + "\",\"path\":\"members\",\"value\":[" + values + "]}]";
    }

    @Test
    void members_come_and_go() {
        patch(traders, member("Add", ada, ben));
        assertThat(members(traders)).isEqualTo("[" + ada + ", " + ben + "]");
        patch(traders, member("add", cy));
        assertThat(members(traders)).isEqualTo("[" + ada + ", " + ben + ", " + cy + "]");
        assertThat(scim.user(ada).at("/groups/0/display").asText()).isEqualTo("Traders");
        assertThat(TestService.get("/api/users/ada@contoso.com")
                        .json()
                        .get("grantedPolicy")
                        .asText())
                .isEqualTo("Tag:Traders");
        // only those of the list
        patch(traders, member("Remove", ada));
        assertThat(members(traders)).isEqualTo("[" + ben + ", " + cy + "]");
        // only the one of the filter
        patch(traders, "[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + cy + "\\\"]\"}]");
        assertThat(members(traders)).isEqualTo("[" + ben + "]");
        patch(traders, member("replace", cy));
        assertThat(members(traders)).isEqualTo("[" + cy + "]");
        patch(traders, "[{\"op\":\"remove\",\"path\":\"members\"}]");
        assertThat(members(traders)).isEqualTo("[]");
        patch(traders, "[{\"op\":\"add\",\"value\":{\"members\":[{\"value\":\"" + ada + "\"}]}}]");
        assertThat(members(traders)).isEqualTo("[" + ada + "]");
        patch(traders, "[{\"op\":\"add\",\"path\":\"members\",\"value\":\"" + ben + "\"}]");
        assertThat(members(traders)).isEqualTo("[" + ada + ", " + ben + "]");
    }

    @Test
    void a_second_group_moves_the_member_and_the_first_can_be_left_later() {
        patch(traders, member("add", ada));
        patch(readers, member("add", ada));
        assertThat(members(traders)).isEqualTo("[]");
        patch(traders, member("remove", ada));
        assertThat(members(readers)).isEqualTo("[" + ada + "]");
        assertThat(scim.user(ada).at("/groups/0/value").asText()).isEqualTo(readers);
    }

    @Test
    void groups_are_found() {
        patch(traders, member("add", ada));
        assertThat(scim.get("/Groups").json().get("totalResults").asInt()).isEqualTo(2);
        assertThat(scim.filter("Groups", "displayName eq \"none\"").json().get("Resources"))
                .isEmpty();
        assertThat(scim.filter("Groups", "members.value eq \"" + ada + "\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(traders);
        assertThat(scim.filter("Groups", "members eq \"" + ada + "\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(traders);
        assertThat(scim.filter("Groups", "displayName sw \"R\" or id eq \"0\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(readers);
        assertThat(scim.get("/Groups/" + traders + "?excludedAttributes=members")
                        .json()
                        .has("members"))
                .isFalse();
        assertThat(scim.get("/Groups?attributes=displayName&sortBy=displayName&sortOrder=descending&count=1")
                        .json()
                        .at("/Resources/0/displayName")
                        .asText())
                .isEqualTo("Traders");
        assertThat(scim.filter("Users", "groups.value eq \"" + traders + "\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(ada);
        assertThat(scim.filter("Users", "groups.display eq \"TRADERS\" and groups[value eq \"" + traders + "\"]")
                        .json()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_group_is_created_and_deleted() {
        Response created = scim.post(
                "/Groups",
                "{\"displayName\":\"Brokers\",\"members\":[{\"value\":\"" + ada + "\"}],\"" + ScimClient.GROUP_EXTENSION
                        + "\":{\"enablePersistentChat\":true}}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode group = created.json();
        String id = group.get("id").asText();
        assertThat(group.at("/members/0/value").asText()).isEqualTo(ada);
        assertThat(TestService.get("/api/policies/Tag:Brokers")
                        .json()
                        .get("enablePersistentChat")
                        .asBoolean())
                .isTrue();
        assertThat(scim.post("/Groups", "{\"displayName\":\"brokers\"}")
                        .json()
                        .get("scimType")
                        .asText())
                .isEqualTo("uniqueness");
        Response renamed =
                scim.patch("/Groups/" + id, "[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Sellers\"}]");
        assertThat(renamed.status()).isEqualTo(400);
        assertThat(renamed.json().get("scimType").asText()).isEqualTo("mutability");
        Response used = scim.delete("/Groups/" + id);
        assertThat(used.status()).isEqualTo(400);
        assertThat(used.json().get("detail").asText()).startsWith("NOT_IN_USE");
        Response emptied = scim.put("/Groups/" + id, "{\"displayName\":\"Brokers\"}");
        assertThat(emptied.status()).as(emptied.body()).isEqualTo(200);
        assertThat(emptied.json()
                        .get(ScimClient.GROUP_EXTENSION)
                        .get("enablePersistentChat")
                        .asBoolean())
                .isTrue();
        assertThat(scim.delete("/Groups/" + id).status()).isEqualTo(204);
        assertThat(scim.get("/Groups/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_group_is_created_and_changed_with_all_its_members_or_not_at_all() {
        String unknown = "\"members\":[{\"value\":\"" + ada + "\"},{\"value\":\"99999999\"}]";
        assertThat(scim.post("/Groups", "{\"displayName\":\"Brokers\"," + unknown + "}")
                        .status())
                .isEqualTo(400);
        assertThat(scim.get("/Groups").json().get("totalResults").asInt()).isEqualTo(2);
        String switched = "\"" + ScimClient.GROUP_EXTENSION + "\":{\"enablePersistentChat\":false}";
        assertThat(scim.put("/Groups/" + traders, "{\"displayName\":\"Traders\"," + switched + "," + unknown + "}")
                        .status())
                .isEqualTo(400);
        JsonNode group = scim.get("/Groups/" + traders).json();
        assertThat(group.get(ScimClient.GROUP_EXTENSION)
                        .get("enablePersistentChat")
                        .asBoolean())
                .isTrue();
        assertThat(group.has("members")).isFalse();
    }

    @Test
    void an_unknown_member_is_refused() {
        for (String unknown : new String[] {"0", "99999999", "string id 1"}) {
            Response refused = scim.patch("/Groups/" + traders, member("add", ada, unknown));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.json().get("scimType").asText()).isEqualTo("invalidValue");
            assertThat(members(traders)).isEqualTo("[]");
        }
    }
}
