package io.lifeguard.graphql;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid input is rejected on its own field with a code and without internal details. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class InvalidInputTest {
    private static final String INSIDE =
            "(?is).*(exception[^\"]|io\\.lifeguard|java\\.|jakarta|graphql\\.schema|vertx| from users|insert into|\\\\tat |nullpointer).*";
    private static final String JAVA =
            "(?s).*(Value\\{|(Int|String|Boolean|Enum|Array|Object)Value|ArrayList|HashMap|BigInteger|BigDecimal|Integer|Double).*";
    private static final String LARGE = "x".repeat(7 << 20);

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void ada() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .storeIn(dataSource);
    }

    static Stream<Arguments> ids() {
        Map<String, String> texts = Map.of(
                "empty", "",
                "white space", "  ",
                "with U+0000", "sip:a\u0000da@contoso.com",
                "with a line break", "sip:ada@contoso.com\n",
                "7 MB", LARGE,
                "no domain", "sip:ada@",
                "quotes and SQL", "'; drop table users; --",
                "an emoji alone", "😀",
                "a million combining marks", "a" + "\u0301".repeat(1_000_000) + "@contoso.com");
        Map<String, String> fields = Map.of(
                "eligibility", "eligibility(user: $id, client: LYNC_2013, pool: \"pchat.contoso.com\") { eligible }",
                "ofPool", "ofPool: eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: $id) { eligible }",
                "user", "user(sipAddress: $id) { enabled }",
                "frontEndPool", "frontEndPool(fqdn: $id) { site }",
                "chatPool", "chatPool(fqdn: $id) { state }",
                "users", "users(filter: { homePool: $id }) { totalCount }",
                "clientConfigurations", "clientConfigurations(pool: $id) { totalCount }");
        return texts.entrySet().stream().flatMap(text -> fields.entrySet().stream()
                .map(field -> Arguments.of(
                        field.getKey() + " " + text.getKey(), field.getKey(), field.getValue(), text.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void an_invalid_id_is_rejected(String name, String path, String field, String id) {
        Response answer = ask("query($id: ID!) { " + field + " clients { client } }", "id", id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errors()).as(name).containsExactly("INVALID_VALUE " + path);
        assertThat(answer.message()).isNotBlank().hasSizeLessThan(400).endsWith(".");
        assertThat(answer.body()).doesNotMatch(INSIDE);
        assertThat(answer.json().at("/data/clients")).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "a\u0000b", "a\nb"})
    void an_invalid_external_id_site_policy_or_search_is_rejected(String text) {
        for (String field : new String[] {
            "user(externalId: $t) { enabled }",
            "users(filter: { site: $s }) { totalCount }",
            "users(filter: { grantedPolicy: $t }) { totalCount }"
        }) {
            String variable = field.contains("$s") ? "$s: String" : "$t: ID";
            Response answer = ask("query(" + variable + ") { " + field + " }", variable.substring(1, 2), text);
            assertThat(answer.errors()).as(field).hasSize(1).allMatch(e -> e.startsWith("INVALID_VALUE "));
            assertThat(answer.body()).doesNotMatch(INSIDE);
        }
        Response search = ask("query($s: String) { users(filter: { search: $s }) { totalCount } }", "s", text);
        assertThat(search.errors().isEmpty()).isEqualTo(text.equals(" x"));
    }

    @Test
    void a_user_is_found_by_exactly_one_of_address_and_external_id() {
        assertThat(ask("{ user { enabled } }").errors()).containsExactly("INVALID_VALUE user");
        assertThat(ask("{ user(sipAddress: null, externalId: null) { enabled } }")
                        .errors())
                .containsExactly("INVALID_VALUE user");
        assertThat(ask("{ user(sipAddress: \"a@b\", externalId: \"c\") { enabled } }")
                        .errors())
                .containsExactly("INVALID_VALUE user");
    }

    @Test
    void ids_in_any_script_are_valid_and_unknown_ones_are_not_found() {
        assertThat(ask("{ user(sipAddress: \"山田@contoso.com\") { enabled } a: user(sipAddress: \"😀@contoso.com\")"
                                + " { enabled } }")
                        .data()
                        .toString())
                .isEqualTo("{\"user\":null,\"a\":null}");
        Response answer =
                ask("{ eligibility(user: \"Ёлка@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\")"
                        + " { eligible } }");
        assertThat(answer.errors()).containsExactly("NOT_FOUND eligibility");
        assertThat(answer.message()).contains("Ёлка@contoso.com");
    }

    @Test
    void a_field_that_is_not_found_does_not_affect_other_fields() {
        Response answer = ask(
                "{ a: eligibility(user: \"no@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\")"
                        + " { eligible } b: eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: \"no.contoso.com\")"
                        + " { eligible } c: eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\")"
                        + " { eligible } user(sipAddress: \"ada@contoso.com\") { sipAddress } frontEndPools { fqdn } }");
        assertThat(answer.errors()).containsExactlyInAnyOrder("NOT_FOUND a", "NOT_FOUND b");
        assertThat(answer.json().at("/data/a").isNull()).isTrue();
        assertThat(answer.json().at("/data/b").isNull()).isTrue();
        assertThat(answer.json().at("/data/c/eligible").asBoolean()).isFalse();
        assertThat(answer.json().at("/data/user/sipAddress").asText()).isEqualTo("sip:ada@contoso.com");
        assertThat(answer.json().at("/data/frontEndPools")).hasSize(1);
    }

    @Test
    void an_unknown_pool_of_a_matrix_fails_only_the_matrix_of_its_user() {
        Response answer =
                ask("{ user(sipAddress: \"ada@contoso.com\") { sipAddress eligibilities(pools: [\"no.contoso.com\"])"
                        + " { eligible } } other: user(sipAddress: \"ada@contoso.com\") { sipAddress } }");
        assertThat(answer.errors()).containsExactly("NOT_FOUND user.eligibilities");
        assertThat(answer.json().at("/data/user").isNull()).isTrue();
        assertThat(answer.json().at("/data/other/sipAddress").asText()).isEqualTo("sip:ada@contoso.com");
        assertThat(ask("{ user(sipAddress: \"ada@contoso.com\") { eligibilities(pools: [\"no pool\"]) { eligible } } }")
                        .errors())
                .containsExactly("INVALID_VALUE user.eligibilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ eligibility(user: \"a@b\", client: LYNC_2014, pool: \"c.d\") { eligible } }",
                "{ eligibility(user: \"a@b\", client: \"LYNC_2013\", pool: \"c.d\") { eligible } }",
                "{ eligibility(client: LYNC_2013, pool: \"c.d\") { eligible } }",
                "{ eligibility(user: null, client: LYNC_2013, pool: \"c.d\") { eligible } }",
                "{ users(filter: { nonsense: 1 }) { totalCount } }",
                "{ users(filter: { enabled: \"yes\" }) { totalCount } }",
                "{ nonsense }",
                "{ user(sipAddress: \"a@b\") }",
                "{ user(sipAddress: \"a@b\") { nonsense } }",
                "{ users(first: \"5\") { totalCount } }",
                "{ users(first: [1]) { totalCount } }",
                "{ users(first: {a: 1}) { totalCount } }",
                "{ users(filter: 1) { totalCount } }",
                "{ users(filter: {release: \"LYNC_2013\"}) { totalCount } }",
                "{ chatPool(fqdn: {a: 1}) { fqdn } }",
                "{ chatPool(fqdn: true) { fqdn } }",
                "{ users(filter: {enabled: null, enabled: true}) { totalCount } }",
                "query($f: Int = \"x\") { users(first: $f) { totalCount } }",
                "mutation { putUser(user: {sipAddress: \"a@b\", nonsense: [1]}) { applied } }",
                "mutation { putUser(user: {}) { applied } }",
                "{ users(first: 1, first: 2) { totalCount } }",
                "{ clients @nonsense { client } }",
                "subscription { nonsense }",
                "type A { b: Int }",
                "{ users(first: 99999999999) { totalCount } }",
                "{ users(filter: {search: \"\\uD800\"}) { totalCount } }",
                "{ users",
                "query A { clients { client } } query B { clients { client } }",
                "fragment F on User { ...F } { clients { client } user(sipAddress: \"a@b\") { ...F } }"
            })
    void a_document_that_does_not_match_the_schema_is_rejected(String document) {
        Response answer = ask(document);
        assertThat(answer.errors()).as(answer.body()).isNotEmpty().allMatch(e -> e.matches("(INVALID|UNKNOWN)_\\w+ "));
        assertThat(answer.body()).doesNotMatch(INSIDE).doesNotMatch(JAVA);
    }

    static Stream<Arguments> variables() {
        List<Object> values = Arrays.asList(
                "x",
                5,
                5.5,
                3_000_000_000L,
                new BigInteger("9".repeat(900)),
                true,
                List.of(1, "x"),
                Map.of("a", 1),
                null);
        Map<String, String> types = Map.of(
                "Int!", "users(first: $v) { totalCount }",
                "ID!", "chatPool(fqdn: $v) { fqdn }",
                "Client!", "clientConfigurations(client: $v) { totalCount }",
                "Boolean!", "clientConfigurations(eligible: $v) { totalCount }",
                "UserFilterInput!", "users(filter: $v) { totalCount }",
                "[Client!]!", "users { nodes { eligibilities(clients: $v) { eligible } } }");
        return types.entrySet().stream()
                .flatMap(type -> values.stream().map(value -> Arguments.of(type.getKey(), type.getValue(), value)));
    }

    @ParameterizedTest(name = "{2} for {0}")
    @MethodSource("variables")
    void a_variable_of_the_wrong_type_is_rejected(String type, String field, @Nullable Object value) {
        Response answer = ask("query($v: " + type + ") { " + field + " }", "v", value);
        assertThat(answer.body()).doesNotMatch(INSIDE).doesNotMatch(JAVA);
        assertThat(answer.errors()).as(answer.body()).noneMatch(e -> e.startsWith("INTERNAL"));
        if (!answer.json().has("data")) {
            assertThat(answer.errors()).containsExactly("INVALID_VARIABLES ");
            assertThat(answer.message()).hasSizeBetween(20, 300);
        }
    }

    @Test
    void a_variable_of_type_id_is_a_string_or_a_whole_number() {
        String document = "query($v: ID!) { chatPool(fqdn: $v) { fqdn } }";
        for (Object value : List.of(List.of("x"), Map.of("a", 1), true, 5.5)) {
            assertThat(ask(document, "v", value).errors()).containsExactly("INVALID_VARIABLES ");
        }
        for (Object value : List.of("x", 5, 3_000_000_000L)) {
            assertThat(ask(document, "v", value).errors()).containsExactly("INVALID_VALUE chatPool");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "42", "{\"query\": 5}", "{\"variables\": {}}", "\u0000", "<xml/>"})
    void a_body_that_is_not_a_graphql_request_is_rejected(String body) {
        Response answer = post("/graphql", "application/json", body);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        assertThat(answer.body()).doesNotMatch(INSIDE).doesNotContain("\"data\":{\"clients\"");
    }

    @Test
    void a_body_beyond_the_limit_is_rejected() {
        Response answer =
                post("/graphql", "application/json", graphqlBody("{ clients { client } }", "x", "y".repeat(9 << 20)));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_document_with_thousands_of_fields_does_not_reveal_internal_errors() {
        String fields = Stream.iterate(0, i -> i + 1)
                .limit(3000)
                .map(i -> "a" + i + ": user(sipAddress: \"ada@contoso.com\") { enabled }")
                .collect(Collectors.joining(" "));
        Response answer = ask("{ " + fields + " }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotMatch(INSIDE);
    }
}
