package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.Rule;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every query and its nested fields. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class QueriesTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("Lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Zürich")
                .frontEndPool("r2.contoso.com", Release.OCS_2007_R2, "BackCompatSite")
                .policy("Tag:Traders", true)
                .policy("Site:Zürich", true)
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("pchat2.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("gchat.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .chatPool("gone.contoso.com", Release.OCS_2007_R2, "r2.contoso.com")
                .chatPool("left.contoso.com", Release.OCS_2007_R2, "r2.contoso.com")
                .user("Ada", u -> u.externalId("{GUID-Ada}")
                        .named("Ada Lovelace")
                        .home("lync13.contoso.com")
                        .granted("Tag:Traders"))
                .user("ben", u -> u.home("lync10.contoso.com"))
                .user("cleo", Org.UserLine::online)
                .user("dan", Org.UserLine::disabled)
                .configured("ada", Client.GROUP_CHAT_2010, "gchat.contoso.com")
                .configured("ada", Client.LYNC_2013, "pchat.contoso.com")
                .configured("ada", Client.LYNC_2013, "pchat2.contoso.com")
                .configured("ben", Client.GROUP_CHAT_2007_R2, "left.contoso.com")
                .migration("gone.contoso.com", "pchat.contoso.com")
                .migration("left.contoso.com", "pchat.contoso.com")
                .state("left.contoso.com", PoolState.MIGRATED)
                .state("gone.contoso.com", PoolState.MIGRATED)
                .state("gone.contoso.com", PoolState.DECOMMISSIONED)
                .storeIn(dataSource);
    }

    @Test
    void a_user_with_all_nested_fields() {
        JsonNode user =
                ask("{ user(sipAddress: \"ADA@contoso.com\") { sipAddress externalId displayName enabled hosting"
                                + " home { fqdn release site userCount chatPools { fqdn home { fqdn } } }"
                                + " grantedPolicy { identity scope enablePersistentChat description grantedTo }"
                                + " effectivePolicy { enablePersistentChat decidedBy scope }"
                                + " clientConfigurations { client user { sipAddress } pool { fqdn release state displayName } }"
                                + " } }")
                        .data()
                        .get("user");
        assertThat(user.toString()).isEqualTo("""
                {"sipAddress":"sip:Ada@contoso.com","externalId":"{GUID-Ada}","displayName":"Ada Lovelace",\
                "enabled":true,"hosting":"ON_PREMISES","home":{"fqdn":"Lync13.contoso.com","release":"LYNC_2013",\
                "site":"Redmond","userCount":1,"chatPools":[{"fqdn":"pchat.contoso.com","home":{"fqdn":"Lync13.contoso.com"}},\
                {"fqdn":"pchat2.contoso.com","home":{"fqdn":"Lync13.contoso.com"}}]},\
                "grantedPolicy":{"identity":"Tag:Traders","scope":"USER","enablePersistentChat":true,"description":null,"grantedTo":1},\
                "effectivePolicy":{"enablePersistentChat":true,"decidedBy":"Tag:Traders","scope":"USER"},\
                "clientConfigurations":[\
                {"client":"GROUP_CHAT_2010","user":{"sipAddress":"sip:Ada@contoso.com"},"pool":{"fqdn":"gchat.contoso.com","release":"LYNC_2010","state":"IN_SERVICE","displayName":null}},\
                {"client":"LYNC_2013","user":{"sipAddress":"sip:Ada@contoso.com"},"pool":{"fqdn":"pchat.contoso.com","release":"LYNC_2013","state":"IN_SERVICE","displayName":null}},\
                {"client":"LYNC_2013","user":{"sipAddress":"sip:Ada@contoso.com"},"pool":{"fqdn":"pchat2.contoso.com","release":"LYNC_2013","state":"IN_SERVICE","displayName":null}}]}""");
    }

    @Test
    void a_user_with_few_recorded_facts_has_nulls_and_empty_lists() {
        assertThat(ask("{ user(sipAddress: \"sip:dan@contoso.com\") { externalId displayName enabled home { fqdn }"
                                + " grantedPolicy { identity } effectivePolicy { decidedBy scope } clientConfigurations"
                                + " { client } } }")
                        .data()
                        .toString())
                .isEqualTo("{\"user\":{\"externalId\":null,\"displayName\":null,\"enabled\":false,\"home\":null,"
                        + "\"grantedPolicy\":null,\"effectivePolicy\":{\"decidedBy\":\"Global\",\"scope\":\"GLOBAL\"},"
                        + "\"clientConfigurations\":[]}}");
    }

    @Test
    void the_policy_of_the_site_is_effective_and_ids_keep_their_case() {
        assertThat(ask("{ user(externalId: \"{guid-ADA}\") { sipAddress } ben: user(sipAddress: \"BEN@CONTOSO.COM\") {"
                                + " sipAddress effectivePolicy { decidedBy scope enablePersistentChat } } }")
                        .data()
                        .toString())
                .isEqualTo("{\"user\":{\"sipAddress\":\"sip:Ada@contoso.com\"},\"ben\":{\"sipAddress\":"
                        + "\"sip:ben@contoso.com\",\"effectivePolicy\":{\"decidedBy\":\"Site:Zürich\",\"scope\":\"SITE\","
                        + "\"enablePersistentChat\":true}}}");
    }

    @Test
    void a_lookup_of_an_unknown_id_returns_null_without_an_error() {
        assertThat(
                        ask("{ user(sipAddress: \"sip:nobody@contoso.com\") { enabled } u: user(externalId: \"none\") { enabled }"
                                        + " frontEndPool(fqdn: \"none.contoso.com\") { site } chatPool(fqdn: \"none.contoso.com\") { state } }")
                                .data()
                                .toString())
                .isEqualTo("{\"user\":null,\"u\":null,\"frontEndPool\":null,\"chatPool\":null}");
    }

    @Test
    void front_end_pools_are_ordered_by_key_with_their_chat_pools_and_users() {
        assertThat(ask("{ frontEndPools { fqdn release site userCount chatPools { fqdn } } }")
                        .data()
                        .get("frontEndPools")
                        .toString())
                .isEqualTo("""
                [{"fqdn":"lync10.contoso.com","release":"LYNC_2010","site":"Zürich","userCount":1,"chatPools":[{"fqdn":"gchat.contoso.com"}]},\
                {"fqdn":"Lync13.contoso.com","release":"LYNC_2013","site":"Redmond","userCount":1,"chatPools":[{"fqdn":"pchat.contoso.com"},{"fqdn":"pchat2.contoso.com"}]},\
                {"fqdn":"r2.contoso.com","release":"OCS_2007_R2","site":"BackCompatSite","userCount":0,"chatPools":[{"fqdn":"left.contoso.com"}]}]""");
        assertThat(ask("{ frontEndPool(fqdn: \"LYNC13.contoso.com\") { fqdn userCount } }")
                        .data()
                        .toString())
                .isEqualTo("{\"frontEndPool\":{\"fqdn\":\"Lync13.contoso.com\",\"userCount\":1}}");
    }

    @Test
    void chat_pools_are_filtered_by_release_and_state_and_a_decommissioned_one_has_no_home() {
        assertThat(pools("")).containsExactly("gchat", "gone", "left", "pchat", "pchat2");
        assertThat(pools("(release: LYNC_2013)")).containsExactly("pchat", "pchat2");
        assertThat(pools("(state: DECOMMISSIONED)")).containsExactly("gone");
        assertThat(pools("(state: IN_SERVICE, release: OCS_2007_R2)")).isEmpty();
        assertThat(pools("(state: null, release: null)")).hasSize(5);
        assertThat(ask("{ chatPool(fqdn: \"GONE.contoso.com\") { fqdn release state displayName home { fqdn } } }")
                        .data()
                        .toString())
                .isEqualTo("{\"chatPool\":{\"fqdn\":\"gone.contoso.com\",\"release\":\"OCS_2007_R2\","
                        + "\"state\":\"DECOMMISSIONED\",\"displayName\":null,\"home\":null}}");
    }

    @Test
    void policies_have_their_scope_and_number_of_grants() {
        assertThat(ask("{ policies { identity scope enablePersistentChat description grantedTo } }")
                        .data()
                        .get("policies")
                        .toString())
                .isEqualTo("""
                [{"identity":"Global","scope":"GLOBAL","enablePersistentChat":false,"description":null,"grantedTo":0},\
                {"identity":"Site:Zürich","scope":"SITE","enablePersistentChat":true,"description":null,"grantedTo":0},\
                {"identity":"Tag:Traders","scope":"USER","enablePersistentChat":true,"description":null,"grantedTo":1}]""");
    }

    @Test
    void all_rules_are_listed_in_the_order_of_the_catalogue() {
        JsonNode rules = ask("{ rules { id title statement source kind fromCoexistenceGuide enforcement } }")
                .data()
                .get("rules");
        assertThat(texts(rules, "id"))
                .containsExactlyElementsOf(
                        Stream.of(Rule.values()).map(Enum::name).toList());
        for (JsonNode rule : rules) {
            assertThat(rule).allSatisfy(value -> assertThat(value.asText()).isNotBlank());
        }
    }

    @Test
    void all_clients_are_listed_with_what_they_support_and_require() {
        JsonNode clients = ask("{ clients { client legacy releases onePoolAtATime manualConfiguration needsHomeOn"
                        + " needsPolicy source } }")
                .data()
                .get("clients");
        assertThat(texts(clients, "client"))
                .containsExactlyElementsOf(
                        Stream.of(Client.values()).map(Enum::name).toList());
        assertThat(clients.toString())
                .contains("\"client\":\"GROUP_CHAT_2010\",\"legacy\":true,\"releases\":[\"OCS_2007_R2\",\"LYNC_2010\","
                        + "\"LYNC_2013\"],\"onePoolAtATime\":true,\"manualConfiguration\":true,\"needsHomeOn\":null,"
                        + "\"needsPolicy\":false")
                .contains(
                        "\"client\":\"LYNC_2013\",\"legacy\":false,\"releases\":[\"LYNC_2013\"],\"onePoolAtATime\":false,"
                                + "\"manualConfiguration\":false,\"needsHomeOn\":\"LYNC_2013\",\"needsPolicy\":true");
    }

    @Test
    void the_matrix_of_a_user_has_by_default_all_clients_with_chat_and_all_pools_in_service() {
        JsonNode matrix = ask("{ user(sipAddress: \"ada@contoso.com\") { eligibilities { client pool { fqdn } eligible"
                        + " obstacles { rule { id } } revision } } }")
                .data()
                .at("/user/eligibilities");
        assertThat(matrix).hasSize(5 * 3);
        assertThat(texts(matrix, "client").stream().distinct())
                .containsExactly(
                        "GROUP_CHAT_2007_R2", "GROUP_CHAT_2010", "LYNC_2013", "LYNC_2013_BASIC", "SKYPE_FOR_BUSINESS");
        assertThat(matrix.findValuesAsText("fqdn")).doesNotContain("gone.contoso.com");
        assertThat(ask("{ user(sipAddress: \"ada@contoso.com\") { eligibilities(clients: [LYNC_MOBILE],"
                                + " pools: [\"GONE.contoso.com\", \"gchat.contoso.com\"]) { client pool { fqdn } obstacles"
                                + " { rule { id } } } } }")
                        .data()
                        .toString())
                .isEqualTo(
                        "{\"user\":{\"eligibilities\":[{\"client\":\"LYNC_MOBILE\",\"pool\":{\"fqdn\":\"gone.contoso.com\"},"
                                + "\"obstacles\":[{\"rule\":{\"id\":\"CLIENT_HAS_CHAT\"}},{\"rule\":{\"id\":\"POOL_IN_SERVICE\"}}]},"
                                + "{\"client\":\"LYNC_MOBILE\",\"pool\":{\"fqdn\":\"gchat.contoso.com\"},"
                                + "\"obstacles\":[{\"rule\":{\"id\":\"CLIENT_HAS_CHAT\"}}]}]}}");
        assertThat(ask("{ user(sipAddress: \"ada@contoso.com\") { none: eligibilities(clients: []) { eligible }"
                                + " all: eligibilities(clients: null, pools: null) { eligible } no: eligibilities(pools: [])"
                                + " { eligible } } }")
                        .data()
                        .at("/user")
                        .toString())
                .startsWith("{\"none\":[],\"all\":[{")
                .endsWith("],\"no\":[]}");
    }

    @Test
    void an_eligibility_has_its_user_and_pool_with_all_nested_fields() {
        JsonNode answer =
                ask("{ eligibility(user: \"ada@contoso.com\", client: GROUP_CHAT_2010, pool: \"PCHAT.contoso.com\") {"
                                + " user { sipAddress clientConfigurations { client } home { chatPools { fqdn } } } client"
                                + " pool { fqdn home { userCount } } eligible obstacles { reason rule { id title kind } }"
                                + " conditions { reason } advisories { rule { id } reason } policy { decidedBy scope }"
                                + " revision } }")
                        .data()
                        .get("eligibility");
        assertThat(answer.at("/pool/fqdn").asText()).isEqualTo("pchat.contoso.com");
        assertThat(answer.at("/eligible").asBoolean()).isFalse();
        assertThat(answer.at("/obstacles/0/rule/id").asText()).isEqualTo("ONE_POOL_AT_A_TIME");
        assertThat(answer.at("/obstacles/0/reason").asText()).contains("gchat.contoso.com");
        assertThat(answer.at("/user/clientConfigurations")).hasSize(3);
        assertThat(answer.at("/user/home/chatPools")).hasSize(2);
        assertThat(answer.at("/pool/home/userCount").asInt()).isEqualTo(1);
        assertThat(answer.get("revision").asText()).matches("[0-9a-f]{8}\\.[0-9]+");
    }

    @Test
    void client_configurations_are_filtered_by_pool_client_and_eligibility() {
        assertThat(configurations(""))
                .containsExactly(
                        "sip:Ada@contoso.com GROUP_CHAT_2010 gchat.contoso.com",
                        "sip:Ada@contoso.com LYNC_2013 pchat.contoso.com",
                        "sip:Ada@contoso.com LYNC_2013 pchat2.contoso.com",
                        "sip:ben@contoso.com GROUP_CHAT_2007_R2 left.contoso.com");
        assertThat(configurations("(pool: \"PCHAT.contoso.com\")")).hasSize(1);
        assertThat(configurations("(client: LYNC_2013)")).hasSize(2);
        assertThat(configurations("(client: LYNC_2013, pool: \"gchat.contoso.com\")"))
                .isEmpty();
        assertThat(configurations("(eligible: false)"))
                .containsExactly("sip:ben@contoso.com GROUP_CHAT_2007_R2 left.contoso.com");
        assertThat(configurations("(eligible: true)")).hasSize(3);
        assertThat(configurations("(eligible: true, client: LYNC_2013, pool: \"pchat2.contoso.com\")"))
                .hasSize(1);
        assertThat(configurations("(eligible: null, client: null, pool: null, first: null, after: null)"))
                .hasSize(4);
        assertThat(configurations("(pool: \"none.contoso.com\")")).isEmpty();
    }

    private static List<String> configurations(String arguments) {
        JsonNode found = ask("{ clientConfigurations" + arguments
                        + " { nodes { user { sipAddress } client pool { fqdn } } totalCount pageInfo { hasNextPage } } }")
                .data()
                .get("clientConfigurations");
        List<String> lines = StreamSupport.stream(found.get("nodes").spliterator(), false)
                .map(c -> c.at("/user/sipAddress").asText() + " "
                        + c.get("client").asText() + " " + c.at("/pool/fqdn").asText())
                .toList();
        assertThat(found.get("totalCount").asInt()).isEqualTo(lines.size());
        assertThat(found.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        return lines;
    }

    private static List<String> pools(String arguments) {
        return texts(ask("{ chatPools" + arguments + " { fqdn } }").data().get("chatPools"), "fqdn").stream()
                .map(fqdn -> fqdn.replace(".contoso.com", ""))
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.get(field).asText())
                .toList();
    }
}
