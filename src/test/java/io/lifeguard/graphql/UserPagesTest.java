package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of users: filters, order, cursors, search. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class UserPagesTest {
    private static final Map<String, UnaryOperator<Org.UserLine>> USERS = users();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org org = Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("second13.contoso.com", Release.LYNC_2013, "Zürich")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .policy("Tag:Traders", true)
                .policy("Tag:" + "x".repeat(256), true);
        USERS.forEach(org::user);
        USERS.keySet().forEach(name -> org.configured(name, Client.GROUP_CHAT_2010, "pchat.contoso.com"));
        org.storeIn(dataSource);
    }

    private static Map<String, UnaryOperator<Org.UserLine>> users() {
        Map<String, UnaryOperator<Org.UserLine>> users = new TreeMap<>();
        users.put("ada", u -> u.named("Ada Lovelace").home("lync13.contoso.com").granted("Tag:Traders"));
        users.put("Ben", u -> u.named("O'Brien, Ben").home("lync10.contoso.com").disabled());
        users.put("cleo", u -> u.named("Cléo\u0301 \\ \"Quote\"").home("second13.contoso.com"));
        users.put("dan", u -> u.named("Дан Ёлкин").online());
        users.put("eva", u -> u.named("山田 太郎").granted("Tag:" + "x".repeat(256)));
        users.put(
                "fay", u -> u.named("a:*b & c|d !e").home("lync13.contoso.com").disabled());
        users.put("gus@b\u00fccher-laden".replace("\u00fc", "u") + ".example", u -> u.named("😀 Gus"));
        users.put("Ünal", u -> u.named("ÜNAL ada-marie").home("lync13.contoso.com"));
        users.put("o'neil_%", u -> u.online());
        return users;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 10, 500})
    void pages_of_any_size_contain_each_user_once_ordered_by_key(int size) {
        List<String> all = USERS.keySet().stream()
                .map(Org::sipAddress)
                .sorted(Comparator.comparing(a -> Ids.key(a).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .toList();
        assertThat(paged("users(first: %d, after: $after)".formatted(size), "sipAddress"))
                .isEqualTo(all);
        assertThat(paged("clientConfigurations(first: %d, after: $after)".formatted(size), "user { sipAddress }"))
                .isEqualTo(all);
        assertThat(paged(
                                "clientConfigurations(eligible: true, first: %d, after: $after)".formatted(size),
                                "user { sipAddress }")
                        .size())
                .isBetween(1, 8);
    }

    @Test
    void an_empty_page_tells_whether_there_are_entries() {
        assertThat(ask("{ users(first: 0) { nodes { enabled } pageInfo { hasNextPage endCursor } totalCount } }")
                        .data()
                        .toString())
                .isEqualTo("{\"users\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":null},"
                        + "\"totalCount\":9}}");
    }

    @Test
    void the_total_count_depends_on_the_filter_and_not_on_the_page() {
        assertThat(ask("{ users(filter: { enabled: false }, first: 1) { totalCount nodes { sipAddress } } }")
                        .data()
                        .at("/users/totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "homePool: \"LYNC13.contoso.com\"; ada fay Ünal",
                "unassigned: true; eva gus",
                "unassigned: false; Ben ada cleo dan fay o'neil_% Ünal",
                "release: LYNC_2013; ada cleo fay Ünal",
                "release: OCS_2007_R2;",
                "site: \"redmond\"; Ben ada fay Ünal",
                "site: \"ZÜRICH\"; cleo",
                "site: \"Nowhere\";",
                "hosting: ONLINE; dan o'neil_%",
                "grantedPolicy: \"traders\"; ada",
                "grantedPolicy: \"Tag:TRADERS\"; ada",
                "grantedPolicy: \"Tag:None\";",
                "enabled: false; Ben fay",
                "enabled: true, release: LYNC_2013, site: \"Redmond\"; ada Ünal",
                "enabled: true, homePool: \"lync13.contoso.com\", search: \"ada\", grantedPolicy: \"Traders\"; ada",
                "hosting: ONLINE, unassigned: true;",
                "hosting: null, enabled: null, search: null; Ben ada cleo dan eva fay gus o'neil_% Ünal"
            })
    void a_user_must_match_all_fields_of_a_filter(String filter, String names) {
        assertThat(found("{ " + filter + " }")).isEqualTo(names == null ? "" : names);
    }

    @Test
    void a_filter_accepts_a_policy_with_the_longest_name() {
        assertThat(found("{ grantedPolicy: \"" + "x".repeat(256) + "\" }")).isEqualTo("eva");
        assertThat(found("{ grantedPolicy: \"Tag:" + "X".repeat(256) + "\" }")).isEqualTo("eva");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ada; ada Ünal",
                "ADA LOVE; ada",
                "love ada; ada",
                "Lovelace, Ada; ada",
                "sip:ada; ada Ünal",
                "sip:ada@contoso; ada",
                "ada@contoso.com; ada",
                "velace;",
                "o'brien; Ben",
                "O'B; Ben",
                "brien;",
                "cléó; cleo",
                "cle\u0301o\u0301; cleo",
                "дан; dan",
                "ДАН ёл; dan",
                "山; eva",
                "太郎; eva",
                "ünal; Ünal",
                "u\u0308nal; Ünal",
                "gus; gus",
                "o'neil_%; o'neil_%",
                "o'neil_; o'neil_%",
                "%;",
                "_;",
                "'; ",
                "''; ",
                "\\;",
                "a:*;",
                "ad:*;",
                "ada | ben;",
                "ada & ben;",
                "!ada;",
                "a <-> b;",
                "' | 'a;",
                "😀;",
                "*;",
            })
    void a_search_finds_the_start_of_the_address_or_of_a_word_of_the_name(String search, String names) {
        JsonNode nodes = ask(
                        "query($s: String) { users(filter: { search: $s }) { nodes { sipAddress } } }", "s", search)
                .data()
                .at("/users/nodes");
        assertThat(names(nodes)).isEqualTo(names == null ? "" : names);
    }

    @Test
    void white_space_around_a_search_is_ignored() {
        assertThat(found("{ search: \" ada  love \" }")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "not base64!", "AA", "YWJj", "//8=", "c2lwOgAx", "c2lwOmEKYgpj", "c2lwOmE=c2lwOmE="})
    void an_invalid_cursor_is_rejected(String cursor) {
        assertInvalid(ask("query($a: String) { users(after: $a) { totalCount } }", "a", cursor), "users", "after");
    }

    @Test
    void a_cursor_of_another_list_is_rejected() {
        String ofConfigurations = ask("{ clientConfigurations(first: 1) { pageInfo { endCursor } } }")
                .data()
                .at("/clientConfigurations/pageInfo/endCursor")
                .asText();
        String ofUsers = ask("{ users(first: 1) { pageInfo { endCursor } } }")
                .data()
                .at("/users/pageInfo/endCursor")
                .asText();
        assertInvalid(
                ask("query($a: String) { users(after: $a) { totalCount } }", "a", ofConfigurations), "users", "after");
        assertInvalid(
                ask("query($a: String) { clientConfigurations(after: $a) { totalCount } }", "a", ofUsers),
                "clientConfigurations",
                "after");
    }

    @Test
    void the_cursor_of_a_deleted_user_is_still_valid() {
        String gone = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("sip:c@contoso.com".getBytes(StandardCharsets.UTF_8));
        assertThat(names(ask("query($a: String) { users(after: $a, first: 1) { nodes { sipAddress } } }", "a", gone)
                        .data()
                        .at("/users/nodes")))
                .isEqualTo("cleo");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void a_negative_page_size_is_rejected(int first) {
        assertInvalid(ask("query($f: Int) { users(first: $f) { totalCount } }", "f", first), "users", "negative");
        assertInvalid(
                ask("query($f: Int) { clientConfigurations(first: $f) { totalCount } }", "f", first),
                "clientConfigurations",
                "negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000000", "\"5\"", "1.5", "true", "99999999999999999999"})
    void a_page_size_must_be_an_int(String first) {
        Response answer = ask("{ users(first: %s) { totalCount } }".formatted(first));
        assertThat(answer.json().path("errors")).as(answer.body()).isNotEmpty();
        assertThat(answer.json().at("/data/users").isObject()).isFalse();
    }

    @Test
    void an_omitted_or_null_page_size_means_the_default() {
        assertThat(ask("{ users(first: null) { nodes { enabled } } all: users { nodes { enabled } } }")
                        .data()
                        .at("/users/nodes"))
                .hasSize(9);
    }

    private static void assertInvalid(Response answer, String field, String word) {
        assertThat(answer.errors()).as(answer.body()).containsExactly("INVALID_VALUE " + field);
        assertThat(answer.message()).contains(word);
    }

    private static String found(String filter) {
        JsonNode users = ask("{ users(filter: " + filter + ") { totalCount nodes { sipAddress } } }")
                .data()
                .get("users");
        assertThat(users.get("totalCount").asInt()).isEqualTo(users.get("nodes").size());
        return names(users.get("nodes"));
    }

    private static String names(JsonNode nodes) {
        return String.join(
                " ",
                StreamSupport.stream(nodes.spliterator(), false)
                        .map(n -> n.get("sipAddress").asText())
                        .map(a -> a.substring(4, a.indexOf('@')))
                        .sorted()
                        .toList());
    }

    private static List<String> paged(String field, String selection) {
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = Stream.of(ask(
                                    "query($after: String) { page: " + field + " { nodes { " + selection
                                            + " } pageInfo { hasNextPage endCursor } } }",
                                    "after",
                                    after)
                            .data()
                            .get("page"))
                    .findFirst()
                    .orElseThrow();
            seen.addAll(page.get("nodes").findValuesAsText("sipAddress"));
            after = page.at("/pageInfo/endCursor").asText();
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }
        return seen;
    }
}
