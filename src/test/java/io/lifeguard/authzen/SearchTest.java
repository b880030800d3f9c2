package io.lifeguard.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of the sample organisation find exactly what its published table of decisions permits. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SearchTest {
    private static final String BEN = "sip:ben.rossi3@contoso.com";

    @Inject
    AgroalDataSource dataSource;

    /** A row of the table of the sample organisation. */
    private record Row(String user, String client, String pool, boolean eligible) {}

    @BeforeEach
    void importSample() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @ParameterizedTest
    @CsvSource({
        "LYNC_2013, pchat01.contoso.com",
        "LYNC_2013_BASIC, pchat02.contoso.com",
        "GROUP_CHAT_2010, gchat10.contoso.com",
        "GROUP_CHAT_2007_R2, gchatr2.contoso.com",
        "LYNC_2013, gchat10.contoso.com",
        "LYNC_MOBILE, pchat01.contoso.com"
    })
    void subjects_are_those_who_are_permitted(String client, String pool) {
        List<String> permitted = permitted(row -> row.client.equals(client) && row.pool.equals(pool) ? row.user : "");
        JsonNode found = search(AuthzenPaths.SEARCH_SUBJECT, "{\"type\":\"user\"}", action(client), pool(pool));
        assertThat(ids(found))
                .containsExactlyElementsOf(permitted.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LYNC_2013", "GROUP_CHAT_2010", "LYNC_MOBILE"})
    void resources_are_those_that_are_permitted(String client) {
        for (String user : permitted(Row::user).stream().distinct().limit(8).toList()) {
            List<String> permitted =
                    permitted(row -> row.client.equals(client) && row.user.equals(user) ? row.pool : "");
            JsonNode found =
                    search(AuthzenPaths.SEARCH_RESOURCE, user(user), action(client), "{\"type\":\"chat-pool\"}");
            assertThat(ids(found))
                    .containsExactlyElementsOf(permitted.stream().sorted().toList());
        }
    }

    @Test
    void actions_are_complete_so_that_each_is_permitted_in_an_evaluation() {
        for (String user : permitted(Row::user).stream().distinct().limit(8).toList()) {
            List<String> permitted =
                    permitted(row -> row.pool.equals("pchat01.contoso.com") && row.user.equals(user) ? row.client : "");
            JsonNode found = search(AuthzenPaths.SEARCH_ACTION, user(user), "{}", pool("pchat01.contoso.com"));
            assertThat(found.get("results").findValuesAsText("client")).containsExactlyInAnyOrderElementsOf(permitted);
            for (JsonNode action : found.get("results")) {
                Response evaluation = TestService.post(
                        AuthzenPaths.EVALUATION,
                        "application/json",
                        request(user(user), action.toString(), pool("pchat01.contoso.com"), ""));
                assertThat(evaluation.json().get("decision").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void pages_are_the_whole_in_parts() {
        String subject = "{\"type\":\"user\"}";
        JsonNode whole =
                search(AuthzenPaths.SEARCH_SUBJECT, subject, action("GROUP_CHAT_2010"), pool("pchat01.contoso.com"));
        List<String> paged = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode page = search(
                    AuthzenPaths.SEARCH_SUBJECT,
                    subject,
                    action("GROUP_CHAT_2010"),
                    pool("pchat01.contoso.com"),
                    token.isEmpty()
                            ? "\"page\":{\"limit\":7},"
                            // a limit beside a token may be repeated or left out
                            : "\"page\":{\"token\":\"" + token + "\"" + (pages % 2 == 0 ? "" : ",\"limit\":7") + "},");
            assertThat(page.fieldNames().next()).isEqualTo("page");
            assertThat(page.at("/page/count").asInt())
                    .isEqualTo(page.get("results").size())
                    .isLessThanOrEqualTo(7);
            paged.addAll(ids(page));
            token = page.at("/page/next_token").asText();
            pages++;
        } while (!token.isEmpty());
        assertThat(pages).isGreaterThan(3);
        assertThat(paged).containsExactlyElementsOf(ids(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"page\":{\"token\":\"TOKEN\",\"limit\":3},",
                "\"page\":{\"token\":\"nothing\"},",
                "\"page\":{\"token\":\"%%%\"},",
                "\"page\":{\"token\":\"AAAAAAAAAAAAAAAAAAAAAAAA\"},",
                "\"page\":{\"token\":5},",
                "\"page\":{\"limit\":-1},",
                "\"page\":{\"limit\":1.5},",
                "\"page\":{\"limit\":\"2\"},",
                "\"page\":5,",
                "\"context\":{\"other\":1},\"page\":{\"token\":\"TOKEN\"},"
            })
    void a_page_that_belongs_to_no_search_is_refused(String page) {
        String token = search(
                        AuthzenPaths.SEARCH_RESOURCE,
                        user(BEN),
                        action("GROUP_CHAT_2010"),
                        "{\"type\":\"chat-pool\"}",
                        "\"page\":{\"limit\":2},")
                .at("/page/next_token")
                .asText();
        assertThat(token).isNotEmpty();
        Response response = TestService.post(
                AuthzenPaths.SEARCH_RESOURCE,
                "application/json",
                request(
                        user(BEN),
                        action("GROUP_CHAT_2010"),
                        "{\"type\":\"chat-pool\"}",
                        page.replace("TOKEN", token)));
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("page");
    }

    @Test
    void a_limit_of_zero_tells_whether_there_is_anything() {
        JsonNode none = search(
                AuthzenPaths.SEARCH_SUBJECT,
                "{\"type\":\"user\"}",
                action("GROUP_CHAT_2010"),
                pool("pchat01.contoso.com"),
                "\"page\":{\"limit\":0},");
        assertThat(none.get("results")).isEmpty();
        assertThat(none.at("/page/next_token").asText()).isNotEmpty();
    }

    @Test
    void what_is_searched_for_is_ignored_and_repeated_searches_are_equal() {
        String[] plain = {"{\"type\":\"user\"}", action("LYNC_2013"), pool("pchat01.contoso.com")};
        JsonNode found = search(AuthzenPaths.SEARCH_SUBJECT, plain);
        assertThat(found.get("results")).isNotEmpty();
        assertThat(search(AuthzenPaths.SEARCH_SUBJECT, plain)).isEqualTo(found);
        assertThat(search(AuthzenPaths.SEARCH_SUBJECT, "{\"type\":\"user\",\"id\":5}", plain[1], plain[2]))
                .isEqualTo(found);
        assertThat(search(
                        AuthzenPaths.SEARCH_RESOURCE,
                        user(BEN),
                        action("GROUP_CHAT_2010"),
                        "{\"type\":\"chat-pool\",\"id\":\"gchatr2.contoso.com\"}"))
                .isEqualTo(search(
                        AuthzenPaths.SEARCH_RESOURCE,
                        user(BEN),
                        action("GROUP_CHAT_2010"),
                        "{\"type\":\"chat-pool\"}"));
        assertThat(search(AuthzenPaths.SEARCH_ACTION, user(BEN), "{\"name\":7}", pool("pchat01.contoso.com")))
                .isEqualTo(search(AuthzenPaths.SEARCH_ACTION, user(BEN), "null", pool("pchat01.contoso.com")));
    }

    @Test
    void unknown_entities_are_found_nowhere() {
        String user = "{\"type\":\"user\"}";
        String nobody = user("sip:nobody@contoso.com");
        String pools = "{\"type\":\"chat-pool\"}";
        Stream.of(
                        search(AuthzenPaths.SEARCH_SUBJECT, user, action("LYNC_2013"), pool("none.contoso.com")),
                        search(
                                AuthzenPaths.SEARCH_SUBJECT,
                                "{\"type\":\"group\"}",
                                action("LYNC_2013"),
                                pool("pchat01.contoso.com")),
                        search(AuthzenPaths.SEARCH_SUBJECT, user, "{\"name\":\"read\"}", pool("pchat01.contoso.com")),
                        search(AuthzenPaths.SEARCH_RESOURCE, nobody, action("LYNC_2013"), pools),
                        search(AuthzenPaths.SEARCH_RESOURCE, user(BEN), action("LYNC_2013"), "{\"type\":\"todo\"}"),
                        search(AuthzenPaths.SEARCH_ACTION, nobody, "{}", pool("pchat01.contoso.com")),
                        search(AuthzenPaths.SEARCH_ACTION, user(BEN), "{}", pool("none.contoso.com")))
                .forEach(found ->
                        assertThat(found).hasToString("{\"page\":{\"next_token\":\"\",\"count\":0},\"results\":[]}"));
    }

    @Test
    void facts_can_be_supposed_in_a_search() {
        String suppose =
                "\"context\":{\"lifeguard.suppose\":{\"homePool\":\"pool01.contoso.com\",\"enabledByPolicy\":true}},";
        assertThat(ids(search(
                        AuthzenPaths.SEARCH_RESOURCE, user(BEN), action("LYNC_2013"), "{\"type\":\"chat-pool\"}")))
                .isEmpty();
        assertThat(ids(search(
                        AuthzenPaths.SEARCH_RESOURCE,
                        user(BEN),
                        action("LYNC_2013"),
                        "{\"type\":\"chat-pool\"}",
                        suppose)))
                .contains("pchat01.contoso.com");
    }

    @Test
    void the_configuration_lists_the_endpoints_of_the_host_that_was_asked() {
        Response response = TestService.get(AuthzenPaths.CONFIGURATION);
        String base = "http://127.0.0.1:" + TestService.port();
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.json().get("policy_decision_point").asText()).isEqualTo(base);
        assertThat(response.json()).hasSize(6).allSatisfy(url -> assertThat(url.asText())
                .startsWith(base));
        for (JsonNode url : response.json()) {
            String path = url.asText().substring(base.length());
            assertThat(
                            path.isEmpty()
                                    ? 400
                                    : TestService.post(path, "application/json", "{}")
                                            .status())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(TestService.send("POST", AuthzenPaths.CONFIGURATION, "{}").status())
                .isEqualTo(405);
    }

    private static List<String> permitted(Function<Row, String> column) {
        return new String(TestService.resource("/contoso/expected-eligibility.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], Boolean.parseBoolean(cells[3])))
                .filter(Row::eligible)
                .map(column)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static JsonNode search(String path, String subject, String action, String resource) {
        return search(path, subject, action, resource, "");
    }

    private static JsonNode search(String path, String[] entities) {
        return search(path, entities[0], entities[1], entities[2], "");
    }

    private static JsonNode search(String path, String subject, String action, String resource, String more) {
        Response response = TestService.post(path, "application/json", request(subject, action, resource, more));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }

    private static String request(String subject, String action, String resource, String more) {
        return "{%s\"subject\":%s,\"action\":%s,\"resource\":%s}".formatted(more, subject, action, resource);
    }

    private static String user(String id) {
        return "{\"type\":\"user\",\"id\":\"%s\"}".formatted(id);
    }

    private static String pool(String id) {
        return "{\"type\":\"chat-pool\",\"id\":\"%s\"}".formatted(id);
    }

    private static String action(String client) {
        return "{\"name\":\"connect\",\"properties\":{\"client\":\"%s\"}}".formatted(client);
    }

    private static List<String> ids(JsonNode found) {
        for (JsonNode result : found.get("results")) {
            assertThat(result.fieldNames()).toIterable().containsExactlyInAnyOrder("type", "id");
        }
        return found.get("results").findValuesAsText("id");
    }
}
