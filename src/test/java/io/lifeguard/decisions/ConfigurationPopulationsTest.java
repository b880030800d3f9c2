package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of client configurations, findings and their objects are what comes of asking about each configuration alone. */
@QuarkusTest
@TestProfile(SharedProfiles.SmallPages.class)
@WithTestResource(PostgresResource.class)
class ConfigurationPopulationsTest {
    private static final String SOURCE = "chatr2.contoso.com";
    /** Clients that may have several chat pools, and users who have both legacy clients for the same source. */
    private static final String FURTHER = """
            insert into client_configurations (user_id, client, pool_id, pool_release)
              select u.id, case when mod(u.id, 2) = 0 then 'LYNC_2013' else 'LYNC_2013_BASIC' end, p.id, p.release
                from users u
                join chat_pools p on p.key in ('chat13.contoso.com', 'chat13b.contoso.com')
                where mod(u.id, 5) < 2;
            delete from client_configurations
              where mod(user_id, 4) = 0 and client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010');
            insert into client_configurations (user_id, client, pool_id, pool_release)
              select u.id, c.client, p.id, p.release
                from users u
                cross join (values ('GROUP_CHAT_2007_R2'), ('GROUP_CHAT_2010')) c (client)
                join chat_pools p on p.key = 'chatr2.contoso.com'
                where mod(u.id, 4) = 0;
            """;

    final DataSource dataSource = TestService.database();

    /** @param rules the rules that are obstacles and advisories for its user, client and chat pool */
    private record Configuration(String user, String client, String pool, boolean works, Set<String> rules) {
        String id() {
            return user + "\\" + client + "\\" + pool;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void configurations_and_their_findings_are_what_asking_one_by_one_gives(long seed) throws SQLException {
        store(new RandomEstate(seed, 160));
        List<Configuration> all = oneByOne();
        assertThat(all).hasSizeGreaterThan(150);
        for (@Nullable
        String pool : new @Nullable String[] {null, SOURCE, "chat13b.contoso.com", "chat10.contoso.com"}) {
            for (boolean works : new boolean[] {true, false}) {
                Predicate<Configuration> wanted =
                        c -> c.works() == works && (pool == null || c.pool().equals(pool));
                assertThat(pages(pool, works))
                        .as("%s, works: %s", pool, works)
                        .isEqualTo(all.stream()
                                .filter(wanted)
                                .map(Configuration::id)
                                .toList());
            }
        }
        checkCompliance(all);
        checkSource(all);
    }

    private void store(RandomEstate estate) throws SQLException {
        Org.clear(dataSource);
        estate.org().storeIn(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FURTHER);
        }
    }

    /** Each rule with its number of configurations, and the first of these. */
    private static void checkCompliance(List<Configuration> all) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Configuration configuration : all) {
            configuration.rules().forEach(rule -> expected.computeIfAbsent(rule, r -> new ArrayList<>())
                    .add(configuration.id()));
            if (!configuration.works()) {
                expected.computeIfAbsent("CONFIGURATION_NO_LONGER_WORKS", r -> new ArrayList<>())
                        .add(configuration.id());
            }
        }
        JsonNode found =
                ask("{ compliance { rule { id } count subjects } }").data().get("compliance");
        Map<String, JsonNode> ofConfigurations = new TreeMap<>();
        stream(found)
                .filter(finding -> finding.at("/subjects/0").asText().contains("\\"))
                .forEach(finding -> ofConfigurations.put(finding.at("/rule/id").asText(), finding));
        assertThat(ofConfigurations.keySet()).isEqualTo(expected.keySet());
        expected.forEach((rule, ids) -> {
            JsonNode finding = Objects.requireNonNull(ofConfigurations.get(rule));
            assertThat(finding.get("count").asInt()).as(rule).isEqualTo(ids.size());
            assertThat(texts(finding.get("subjects")))
                    .as(rule)
                    .isEqualTo(ids.stream().limit(100).toList());
        });
    }

    /** A user with two clients for the source counts once. */
    private static void checkSource(List<Configuration> all) {
        JsonNode findings = ask("{ chatPool(fqdn: \"" + SOURCE
                        + "\") { migration { findings { rule { id } count subjects } } } }")
                .data()
                .at("/chatPool/migration/findings");
        List<String> pointing = all.stream()
                .filter(c -> c.pool().equals(SOURCE))
                .map(Configuration::id)
                .toList();
        JsonNode stillPointing = finding(findings, "CONFIGURATION_NO_LONGER_WORKS");
        assertThat(stillPointing.get("count").asInt()).isEqualTo(pointing.size());
        assertThat(texts(stillPointing.get("subjects")))
                .isEqualTo(pointing.stream().limit(100).toList());
        JsonNode losers = finding(findings, "USER_HOMED_ON_LYNC_2013");
        List<String> users = texts(losers.get("subjects"));
        assertThat(users).isSorted().doesNotHaveDuplicates();
        Set<String> ofSource = new HashSet<>();
        all.stream().filter(c -> c.pool().equals(SOURCE)).forEach(c -> ofSource.add(c.user()));
        assertThat(ofSource).containsAll(users);
        assertThat(losers.get("count").asInt()).isLessThanOrEqualTo(ofSource.size());
        if (users.size() < 100) {
            assertThat(losers.get("count").asInt()).isEqualTo(users.size());
        }
    }

    private static JsonNode finding(JsonNode findings, String rule) {
        return stream(findings)
                .filter(finding -> finding.at("/rule/id").asText().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> pages(@Nullable String pool, boolean works) {
        List<String> ids = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            JsonNode page = ask(
                            "query($p: ID, $e: Boolean, $a: String) { clientConfigurations(pool: $p, eligible: $e, first: 13,"
                                    + " after: $a) { nodes { user { sipAddress } client pool { fqdn } } totalCount"
                                    + " pageInfo { hasNextPage endCursor } } }",
                            "p",
                            pool,
                            "e",
                            works,
                            "a",
                            after)
                    .data()
                    .get("clientConfigurations");
            stream(page.get("nodes")).map(ConfigurationPopulationsTest::id).forEach(ids::add);
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asText(null);
            if (!more) {
                assertThat(page.get("totalCount").asInt()).isEqualTo(ids.size());
            }
        }
        return ids;
    }

    /** Every client configuration, in the order of their ids, with the answer for its user, client and chat pool. */
    private static List<Configuration> oneByOne() {
        JsonNode nodes =
                ask("{ clientConfigurations(first: 500) { nodes { user { sipAddress } client pool { fqdn } } } }")
                        .data()
                        .at("/clientConfigurations/nodes");
        JsonNode answers = ask(
                        "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { eligible"
                                + " obstacles { rule { id } } advisories { rule { id } } } problem } }",
                        "q",
                        stream(nodes)
                                .map(node -> Map.of(
                                        "user", node.at("/user/sipAddress").asText(),
                                        "client", node.get("client").asText(),
                                        "pool", node.at("/pool/fqdn").asText()))
                                .toList())
                .data()
                .get("eligibilities");
        List<Configuration> all = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode answer = answers.get(i).get("eligibility");
            Set<String> rules = new HashSet<>();
            Stream.of("obstacles", "advisories")
                    .flatMap(kind -> stream(answer.get(kind)))
                    .forEach(reason -> rules.add(reason.at("/rule/id").asText()));
            all.add(new Configuration(
                    nodes.get(i).at("/user/sipAddress").asText(),
                    nodes.get(i).get("client").asText(),
                    nodes.get(i).at("/pool/fqdn").asText(),
                    answer.get("eligible").asBoolean(),
                    rules));
        }
        return all;
    }

    private static String id(JsonNode node) {
        return node.at("/user/sipAddress").asText() + "\\" + node.get("client").asText() + "\\"
                + node.at("/pool/fqdn").asText();
    }

    private static List<String> texts(JsonNode nodes) {
        return stream(nodes).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
