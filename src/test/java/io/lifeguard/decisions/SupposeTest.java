package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What if: answers are those that the same facts give once they are recorded, and nothing is stored. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SupposeTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("a13.contoso.com", Release.LYNC_2013, "A")
                .frontEndPool("b13.contoso.com", Release.LYNC_2013, "B")
                .frontEndPool("a10.contoso.com", Release.LYNC_2010, "A")
                .policy("Site:B", true)
                .policy("Tag:Off", false)
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "a13.contoso.com")
                .chatPool("chat10.contoso.com", Release.LYNC_2010, "a10.contoso.com")
                .user("ada", u -> u.home("a10.contoso.com"))
                .user("ben", u -> u.home("b13.contoso.com").disabled())
                .user("cleo", Org.UserLine::online)
                .user("dan", u -> u.home("a13.contoso.com").granted("Tag:Off"))
                .configured("ada", Client.GROUP_CHAT_2010, "chat10.contoso.com")
                .storeIn(dataSource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ada  | LYNC_2013       | {}                                                     | USER_HOMED_ON_LYNC_2013 USER_ENABLED_BY_POLICY
            ada  | LYNC_2013       | {"homePool": "a13.contoso.com"}                        | USER_ENABLED_BY_POLICY
            ada  | LYNC_2013       | {"homePool": "B13.contoso.com"}                        |
            ada  | LYNC_2013       | {"homePool": "b13.contoso.com", "enabledByPolicy": false} | USER_ENABLED_BY_POLICY
            ada  | LYNC_2013       | {"unassigned": true}                                   | ACCOUNT_HOMED USER_HOMED_ON_LYNC_2013 USER_ENABLED_BY_POLICY
            ada  | LYNC_2013       | {"hosting": "ONLINE"}                                  | ACCOUNT_ON_PREMISES USER_HOMED_ON_LYNC_2013 USER_ENABLED_BY_POLICY
            ada  | LYNC_2013       | {"enabled": false, "homePool": "b13.contoso.com"}      | ACCOUNT_ENABLED
            ada  | GROUP_CHAT_2010 | {}                                                     | ONE_POOL_AT_A_TIME
            ada  | GROUP_CHAT_2010 | {"notConfigured": true}                                |
            ada  | GROUP_CHAT_2010 | {"configuredFor": "chat13.contoso.com"}                |
            ada  | GROUP_CHAT_2010 | {"unassigned": false, "notConfigured": false}          | ONE_POOL_AT_A_TIME
            ben  | LYNC_2013       | {"enabled": true}                                      |
            ben  | GROUP_CHAT_2010 | {"enabled": true, "configuredFor": "chat10.contoso.com"} | ONE_POOL_AT_A_TIME
            cleo | LYNC_2013       | {"homePool": "b13.contoso.com"}                        |
            cleo | LYNC_2013       | {"hosting": "ON_PREMISES"}                             | ACCOUNT_HOMED USER_HOMED_ON_LYNC_2013 USER_ENABLED_BY_POLICY
            dan  | LYNC_2013       | {"homePool": "b13.contoso.com"}                        | USER_ENABLED_BY_POLICY
            dan  | LYNC_2013       | {"enabledByPolicy": true}                              |
            """)
    void a_supposed_fact_counts_as_a_recorded_one(String user, Client client, String suppose, String obstacles) {
        Map<String, List<String>> before = Tables.all(dataSource);
        JsonNode answer = eligibility(user, client, suppose).data().get("eligibility");
        List<String> found = StreamSupport.stream(answer.get("obstacles").spliterator(), false)
                .map(obstacle -> obstacle.at("/rule/id").asText())
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(obstacles == null ? "" : obstacles);
        assertThat(answer.get("eligible").asBoolean()).isEqualTo(found.isEmpty());
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    @Test
    void the_user_is_told_as_recorded_and_the_policy_as_supposed() {
        JsonNode answer = eligibility("ada", Client.LYNC_2013, "{\"homePool\": \"b13.contoso.com\"}")
                .data()
                .get("eligibility");
        assertThat(answer.at("/user/home/fqdn").asText()).isEqualTo("a10.contoso.com");
        assertThat(answer.at("/policy/decidedBy").asText()).isEqualTo("Site:B");
        assertThat(answer.at("/policy/enablePersistentChat").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"homePool": "a13.contoso.com", "unassigned": true}                    | INVALID_VALUE | homePool and unassigned
            {"homePool": "a13.contoso.com", "hosting": "ONLINE"}                   | INVALID_VALUE | hosting ONLINE
            {"configuredFor": "chat13.contoso.com", "notConfigured": true}         | INVALID_VALUE | configuredFor and notConfigured
            {"homePool": "no fqdn"}                                                | INVALID_VALUE | suppose.homePool
            {"homePool": "chat13.contoso.com"}                                     | NOT_FOUND     | no front-end pool
            {"configuredFor": "a13.contoso.com"}                                   | NOT_FOUND     | no chat pool
            """)
    void what_cannot_hold_is_refused(String suppose, String code, String message) {
        Response one = eligibility("ada", Client.LYNC_2013, suppose);
        assertThat(one.errors()).containsExactly(code + " eligibility");
        assertThat(one.message()).contains(message);
        Response population = ask(
                "query($s: HypothesisInput) { population(client: LYNC_2013, pool: \"chat13.contoso.com\", suppose: $s)"
                        + " { totalCount } }",
                "s",
                json(suppose));
        assertThat(population.errors()).containsExactly(code + " population");
        Response batch = ask(
                "query($s: HypothesisInput) { eligibilities(questions: [{ user: \"ada@contoso.com\", client: LYNC_2013,"
                        + " pool: \"chat13.contoso.com\" }], suppose: $s) { problem } }",
                "s",
                json(suppose));
        assertThat(batch.errors()).containsExactly(code + " eligibilities");
    }

    private static Response eligibility(String user, Client client, String suppose) {
        return ask(
                "query($u: ID!, $c: Client!, $s: HypothesisInput) { eligibility(user: $u, client: $c,"
                        + " pool: \"chat13.contoso.com\", suppose: $s) { eligible obstacles { rule { id } }"
                        + " user { enabled home { fqdn } } policy { decidedBy enablePersistentChat } } }",
                "u",
                user + "@contoso.com",
                "c",
                client,
                "s",
                json(suppose));
    }

    private static Map<String, Object> json(String text) {
        return new JsonObject(text).getMap();
    }
}
