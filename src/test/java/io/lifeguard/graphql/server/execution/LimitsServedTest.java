package io.lifeguard.graphql.server.execution;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes beyond a limit is refused whole, with the limit and what was asked; what people ask for is within them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LimitsServedTest {
    private static final String DECISION =
            " eligible pool { fqdn home { fqdn site } } client obstacles { rule { id title }"
                    + " reason } conditions { rule { id } reason } advisories { rule { id } reason }"
                    + " policy { decidedBy scope enablePersistentChat } revision ";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void users() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .storeIn(dataSource);
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                Arguments.of("TOO_MANY_CHARACTERS", "100,000", "{ clients { client } } #" + "x".repeat(100_000)),
                Arguments.of("TOO_MANY_TOKENS", "15,000", "{ clients { " + "a ".repeat(15_000) + "} }"),
                Arguments.of("TOO_MANY_FRAGMENTS", "100", "{ clients { ...F0 } }" + fragments(101)),
                Arguments.of("TOO_DEEP", "20", nested("{ frontEndPools { ", "chatPools { home { ", 15, "fqdn ")),
                Arguments.of("TOO_DEEP", "20", "{a".repeat(3_000) + "}".repeat(3_000)),
                Arguments.of("TOO_MANY_ROOT_FIELDS", "500", "{ " + aliases(501) + " }"),
                Arguments.of("TOO_MANY_ALIASES", "1,000", "{ rules { " + renamed(1_001) + " } }"),
                Arguments.of(
                        "TOO_COMPLEX",
                        "1,000,000",
                        "{ users(first: 500) { nodes { eligibilities { obstacles {" + " rule { " + renamed(50)
                                + " } } } } } }"),
                Arguments.of(
                        "TOO_COMPLEX",
                        "1,000,000",
                        "{ "
                                + IntStream.range(0, 21)
                                        .mapToObj(i -> "m" + i + ": migrationStatus { phase }")
                                        .collect(Collectors.joining(" "))
                                + " }"),
                Arguments.of("PAGE_TOO_LARGE", "500", "{ users(first: 501) { totalCount } }"),
                Arguments.of("PAGE_TOO_LARGE", "500", "{ chatPools { rooms(first: 2147483647) { totalCount } } }"),
                Arguments.of("BATCH_TOO_LARGE", "10,000", null));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("beyond")
    void what_goes_beyond_a_limit_is_refused_whole(String code, String limit, String document) {
        Response answer = document == null ? batch(10_001) : ask(document);
        assertThat(answer.errors()).as(answer.body()).contains(code + " ").allMatch(error -> error.endsWith(" "));
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.body()).contains(limit).contains("lifeguard.graphql.limits.");
    }

    @Test
    void all_limits_that_are_exceeded_are_told_at_once() {
        Response answer = ask(
                "{ a: users(first: 501) { totalCount } b: users(first: 1000) { totalCount } " + aliases(1_001) + " }");
        assertThat(answer.errors())
                .containsExactlyInAnyOrder(
                        "TOO_MANY_ROOT_FIELDS ", "TOO_MANY_ALIASES ", "PAGE_TOO_LARGE ", "PAGE_TOO_LARGE ");
    }

    /** Several fields {@code __type} in one document, as gql.tada, Confetti and Hot Chocolate detect features. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a: __type(name: \"__Directive\") { fields { name } } b: __type(name: \"__Field\") { fields { name"
                        + " args { name } } } c: __type(name: \"__Type\") { inputFields { name } }"
                        + " d: __type(name: \"__InputValue\") { fields { name } } }",
                "{ __schema { queryType { name } } __type(name: \"User\") { fields { type { fields { name } } } } }"
            })
    void introspection_by_tools_is_answered(String document) {
        assertThat(ask(document).errors()).isEmpty();
    }

    @Test
    void cyclic_introspection_is_limited_like_every_other_field() {
        String fields = "name";
        for (int i = 0; i < 7; i++) {
            fields = "fields { type { " + fields + " } }";
        }
        assertThat(ask("{ __schema { types { " + fields + " } } }").errors()).containsExactly("TOO_COMPLEX ");
    }

    @Test
    void fragments_that_expand_without_end_are_refused_at_once() {
        String fragments = IntStream.range(0, 40)
                .mapToObj(i ->
                        "fragment F%d on ChatPool { a: home { chatPools { ...F%d } } b: home { chatPools { ...F%d } } }"
                                .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        long begun = System.nanoTime();
        Response answer = ask("{ chatPools { ...F0 } } " + fragments + " fragment F40 on ChatPool { fqdn }");
        assertThat(answer.errors()).contains("TOO_DEEP ", "TOO_COMPLEX ");
        assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(3_000);
    }

    @Test
    void the_usual_introspection_passes() {
        Response answer = ask(IntrospectionQuery.INTROSPECTION_QUERY);
        assertThat(answer.data().at("/__schema/types").size()).isGreaterThan(50);
    }

    @Test
    void a_rich_page_of_users_passes() {
        Response answer = ask("{ users(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { sipAddress"
                + " externalId displayName enabled hosting home { fqdn release site userCount } grantedPolicy { identity }"
                + " effectivePolicy { decidedBy scope } clientConfigurations { client pool { fqdn } } eligibilities {"
                + DECISION + "} } } }");
        assertThat(answer.data().at("/users/nodes/0/eligibilities/0/pool/fqdn").asText())
                .isEqualTo("pchat.contoso.com");
    }

    @Test
    void hundreds_of_questions_and_the_largest_page_and_list_pass() {
        String questions = IntStream.range(0, 400)
                .mapToObj(i ->
                        "q%d: eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\")"
                                        .formatted(i)
                                + "{ eligible obstacles { reason } }")
                .collect(Collectors.joining(" "));
        assertThat(ask("{ " + questions + " }").data()).hasSize(400);
        assertThat(ask("{ users(first: 500) { nodes { sipAddress displayName } } }")
                        .data()
                        .at("/users/nodes"))
                .hasSize(1);
        assertThat(batch(10_000).errors()).containsExactly("NOT_FOUND user.eligibilities");
    }

    private static Response batch(int entries) {
        String[] pools = IntStream.range(0, entries)
                .mapToObj(i -> "no%d.contoso.com".formatted(i))
                .toArray(String[]::new);
        return post(
                "/graphql",
                "application/json",
                graphqlBody(
                        "query($p: [ID!]) { user(sipAddress: \"ada@contoso.com\") { eligibilities(clients: [LYNC_2013], pools: $p)"
                                + " { eligible } } }",
                        "p",
                        pools));
    }

    private static String nested(String head, String level, int times, String leaf) {
        return head + level.repeat(times) + leaf + "}".repeat(2 * times + 2);
    }

    private static String fragments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> " fragment F%d on ClientSupport { client ...F%d }".formatted(i, (i + 1) % count))
                .collect(Collectors.joining());
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + ": clients { client }")
                .collect(Collectors.joining(" "));
    }

    private static String renamed(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + ": id").collect(Collectors.joining(" "));
    }
}
