package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of whole populations equal what comes of asking one by one, and the pages behind them hold exactly those users. */
@QuarkusTest
@TestProfile(SharedProfiles.SmallPages.class)
@WithTestResource(PostgresResource.class)
class PopulationsTest {

    private static final List<Map<String, Object>> FILTERS = List.of(
            Map.of(),
            Map.of("homePool", "a13.contoso.com"),
            Map.of("unassigned", true),
            Map.of("release", "LYNC_2013", "enabled", true),
            Map.of("site", "a"),
            Map.of("hosting", "ONLINE"),
            Map.of("grantedPolicy", "On"),
            Map.of("search", "smith"),
            Map.of("search", "u0", "site", "C", "enabled", false));
    private static final List<Map<String, Object>> SUPPOSITIONS = List.of(
            Map.of(),
            Map.of("enabled", true),
            Map.of("homePool", "b13.contoso.com"),
            Map.of("homePool", "c13.contoso.com", "enabledByPolicy", true),
            Map.of("unassigned", true),
            Map.of("hosting", "ONLINE"),
            Map.of("hosting", "ON_PREMISES", "enabledByPolicy", false),
            Map.of("configuredFor", "chat10.contoso.com"),
            Map.of("notConfigured", true, "enabled", true));

    final DataSource dataSource = TestService.database();

    /** What is asked about one user on its own: the rules in the way, in the order of the catalogue. */
    private record Verdict(String user, List<Rule> obstacles) {
        boolean eligible() {
            return obstacles.isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_population_is_what_asking_one_by_one_comes_to(long seed) {
        RandomEstate estate = store(seed, 120);
        for (Client client : RandomEstate.CLIENTS) {
            for (String pool : RandomEstate.CHAT_POOLS) {
                Map<String, Object> filter = estate.anyOf(FILTERS);
                Map<String, Object> suppose = estate.anyOf(SUPPOSITIONS);
                List<Verdict> expected = oneByOne(client, pool, filter, suppose);
                check(population(client, pool, filter, suppose), expected);
                Optional<Boolean> eligible =
                        estate.anyOf(List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false)));
                Optional<Rule> rule = estate.anyOf(List.of(
                        Optional.<Rule>empty(),
                        Optional.of(Rule.ONE_POOL_AT_A_TIME),
                        Optional.of(Rule.USER_ENABLED_BY_POLICY),
                        Optional.of(Rule.ACCOUNT_HOMED)));
                Predicate<Verdict> behind = verdict -> eligible.stream().allMatch(e -> e == verdict.eligible())
                        && rule.stream().allMatch(verdict.obstacles()::contains);
                assertThat(users(client, pool, filter, suppose, eligible, rule))
                        .as("%s %s %s %s %s %s", client, pool, filter, suppose, eligible, rule)
                        .isEqualTo(expected.stream()
                                .filter(behind)
                                .map(Verdict::user)
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void the_impact_of_a_move_is_what_supposing_it_one_by_one_comes_to(long seed) {
        RandomEstate estate = store(seed, 120);
        for (Client client : RandomEstate.CLIENTS) {
            for (Map<String, Object> filter : FILTERS) {
                String pool = estate.anyOf(RandomEstate.CHAT_POOLS);
                String toPool = estate.anyOf(RandomEstate.HOMES);
                Map<String, Verdict> after = new HashMap<>();
                oneByOne(client, pool, Map.of(), Map.of()).forEach(verdict -> after.put(verdict.user(), verdict));
                oneByOne(client, pool, filter, Map.of("homePool", toPool))
                        .forEach(verdict -> after.put(verdict.user(), verdict));
                checkImpact(client, pool, Map.of("moveUsers", Map.of("filter", filter, "toPool", toPool)), after);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void the_impact_of_a_switch_is_what_switching_it_comes_to(long seed) {
        store(seed, 80);
        for (String policy : RandomEstate.POLICIES) {
            for (boolean enables : new boolean[] {true, false}) {
                Map<String, Object> change =
                        Map.of("switchPolicy", Map.of("identity", policy, "enablePersistentChat", enables));
                JsonNode supposed = impact(Client.LYNC_2013, "chat13.contoso.com", change);
                List<Verdict> before = oneByOne(Client.LYNC_2013, "chat13.contoso.com", Map.of(), Map.of());
                switchPolicy(policy, enables);
                Map<String, Verdict> after = new HashMap<>();
                oneByOne(Client.LYNC_2013, "chat13.contoso.com", Map.of(), Map.of())
                        .forEach(verdict -> after.put(verdict.user(), verdict));
                compare(supposed, before, after);
            }
        }
    }

    @Test
    void a_retired_pool_is_lost_to_everybody_who_may_use_it() {
        store(8, 80);
        for (Client client : RandomEstate.CLIENTS) {
            List<Verdict> before = oneByOne(client, "chat13.contoso.com", Map.of(), Map.of());
            JsonNode impact = impact(client, "chat13.contoso.com", Map.of("decommissionPool", "CHAT13.contoso.com"));
            Map<String, Verdict> after = new HashMap<>();
            before.forEach(verdict -> after.put(
                    verdict.user(),
                    verdict.eligible() ? new Verdict(verdict.user(), List.of(Rule.POOL_IN_SERVICE)) : verdict));
            compare(impact, before, after);
            JsonNode ofAnother = impact(client, "chat13.contoso.com", Map.of("decommissionPool", "chat10.contoso.com"));
            assertThat(ofAnother.at("/impact/unchanged").asInt()).isEqualTo(before.size());
        }
    }

    private RandomEstate store(long seed, int users) {
        Org.clear(dataSource);
        RandomEstate estate = new RandomEstate(seed, users);
        estate.org().storeIn(dataSource);
        return estate;
    }

    private void checkImpact(Client client, String pool, Map<String, Object> change, Map<String, Verdict> after) {
        List<Verdict> before = oneByOne(client, pool, Map.of(), Map.of());
        compare(impact(client, pool, change), before, after);
    }

    private static void compare(JsonNode impact, List<Verdict> before, Map<String, Verdict> after) {
        List<String> losers = new ArrayList<>();
        Map<Rule, Integer> lostByObstacle = new EnumMap<>(Rule.class);
        List<String> gainers = new ArrayList<>();
        for (Verdict was : before) {
            Verdict is = Objects.requireNonNull(after.get(was.user()));
            if (was.eligible() && !is.eligible()) {
                losers.add(was.user());
                is.obstacles().forEach(rule -> lostByObstacle.merge(rule, 1, Integer::sum));
            }
            if (!was.eligible() && is.eligible()) {
                gainers.add(was.user());
            }
        }
        assertThat(impact.at("/impact/gained").asInt()).isEqualTo(gainers.size());
        assertThat(impact.at("/impact/lost").asInt()).isEqualTo(losers.size());
        assertThat(impact.at("/impact/unchanged").asInt()).isEqualTo(before.size() - gainers.size() - losers.size());
        assertThat(counts(impact.at("/impact/lostByObstacle"))).isEqualTo(lostByObstacle);
        assertThat(impact.at("/impact/usersWhoLose/totalCount").asInt()).isEqualTo(losers.size());
        assertThat(texts(impact.at("/impact/usersWhoLose/nodes"), "sipAddress")).isEqualTo(losers);
        assertThat(texts(impact.at("/alone/usersWhoLose/nodes"), "sipAddress")).isEqualTo(losers);
        assertThat(impact.at("/impact/usersWhoGain/totalCount").asInt()).isEqualTo(gainers.size());
        assertThat(texts(impact.at("/impact/usersWhoGain/nodes"), "sipAddress")).isEqualTo(gainers);
        assertThat(texts(impact.at("/alone/usersWhoGain/nodes"), "sipAddress")).isEqualTo(gainers);
    }

    private static void check(JsonNode population, List<Verdict> expected) {
        Map<Rule, Integer> byObstacle = new EnumMap<>(Rule.class);
        expected.forEach(verdict -> verdict.obstacles().forEach(rule -> byObstacle.merge(rule, 1, Integer::sum)));
        assertThat(population.get("totalCount").asInt()).isEqualTo(expected.size());
        assertThat(population.get("eligibleCount").asLong())
                .isEqualTo(expected.stream().filter(Verdict::eligible).count());
        assertThat(counts(population.get("byObstacle"))).isEqualTo(byObstacle);
    }

    private static JsonNode population(
            Client client, String pool, Map<String, Object> filter, Map<String, Object> suppose) {
        return ask(
                        "query($c: Client!, $p: ID!, $f: UserFilterInput, $s: HypothesisInput) { population(client: $c,"
                                + " pool: $p, filter: $f, suppose: $s) { totalCount eligibleCount"
                                + " byObstacle { rule { id } userCount } } }",
                        "c",
                        client,
                        "p",
                        pool,
                        "f",
                        filter,
                        "s",
                        suppose)
                .data()
                .get("population");
    }

    /** Page by page. */
    private static List<String> users(
            Client client,
            String pool,
            Map<String, Object> filter,
            Map<String, Object> suppose,
            Optional<Boolean> eligible,
            Optional<Rule> rule) {
        List<String> users = new ArrayList<>();
        String after = null;
        boolean more = true;
        int total = -1;
        while (more) {
            JsonNode page = ask(
                            "query($c: Client!, $p: ID!, $f: UserFilterInput, $s: HypothesisInput, $e: Boolean, $r: ID,"
                                    + " $a: String, $t: Boolean!) { population(client: $c, pool: $p, filter: $f, suppose: $s)"
                                    + " { users(eligible: $e, rule: $r, first: 17, after: $a)"
                                    + " { nodes { sipAddress } totalCount @include(if: $t) pageInfo { hasNextPage endCursor } } } }",
                            "c",
                            client,
                            "p",
                            pool,
                            "f",
                            filter,
                            "s",
                            suppose,
                            "e",
                            eligible.orElse(null),
                            "r",
                            rule.map(Enum::name).orElse(null),
                            "a",
                            after,
                            "t",
                            after == null)
                    .data()
                    .at("/population/users");
            users.addAll(texts(page.get("nodes"), "sipAddress"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asText(null);
            total = page.path("totalCount").asInt(total);
        }
        assertThat(total).isEqualTo(users.size());
        return users;
    }

    private static JsonNode impact(Client client, String pool, Map<String, Object> change) {
        return ask(
                        "query($c: Client!, $p: ID!, $x: PlannedChangeInput!) { impact(client: $c, pool: $p, change: $x)"
                                + " { gained lost unchanged lostByObstacle { rule { id } userCount }"
                                + " usersWhoGain(first: 500) { totalCount nodes { sipAddress } }"
                                + " usersWhoLose(first: 500) { totalCount nodes { sipAddress } } }"
                                + " alone: impact(client: $c, pool: $p, change: $x)"
                                + " { usersWhoGain(first: 500) { nodes { sipAddress } }"
                                + " usersWhoLose(first: 500) { nodes { sipAddress } } } }",
                        "c",
                        client,
                        "p",
                        pool,
                        "x",
                        change)
                .data();
    }

    /** In the order of the users' keys. */
    private static List<Verdict> oneByOne(
            Client client, String pool, Map<String, Object> filter, Map<String, Object> suppose) {
        List<String> users = texts(
                ask(
                                "query($f: UserFilterInput) { users(filter: $f, first: 500) { nodes { sipAddress } } }",
                                "f",
                                filter)
                        .data()
                        .at("/users/nodes"),
                "sipAddress");
        JsonNode answers = ask(
                        "query($q: [EligibilityQuery!]!, $s: HypothesisInput) { eligibilities(questions: $q, suppose: $s)"
                                + " { eligibility { eligible user { sipAddress } obstacles { rule { id } } } problem } }",
                        "q",
                        users.stream()
                                .map(user -> Map.of("user", user, "client", client, "pool", pool))
                                .toList(),
                        "s",
                        suppose)
                .data()
                .get("eligibilities");
        return stream(answers)
                .map(answer -> new Verdict(
                        answer.at("/eligibility/user/sipAddress").asText(),
                        stream(answer.at("/eligibility/obstacles"))
                                .map(obstacle ->
                                        Rule.valueOf(obstacle.at("/rule/id").asText()))
                                .toList()))
                .toList();
    }

    private static void switchPolicy(String identity, boolean enables) {
        assertThat(ask(
                                "mutation($i: ID!, $e: Boolean!) { putPolicy(policy: { identity: $i, enablePersistentChat: $e })"
                                        + " { applied } }",
                                "i",
                                identity,
                                "e",
                                enables)
                        .data()
                        .at("/putPolicy/applied")
                        .asBoolean())
                .isTrue();
    }

    private static Map<Rule, Integer> counts(JsonNode counts) {
        Map<Rule, Integer> byRule = new EnumMap<>(Rule.class);
        stream(counts)
                .forEach(count -> byRule.put(
                        Rule.valueOf(count.at("/rule/id").asText()),
                        count.get("userCount").asInt()));
        return byRule;
    }

    private static List<String> texts(JsonNode nodes, String field) {
        return stream(nodes).map(node -> node.get(field).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
