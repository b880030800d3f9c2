package io.lifeguard.graphql;

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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The number of SQL statements of a request, as counted by PostgreSQL. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class StatementCountTest {
    private static final String EVERYTHING =
            "{ users(first: %d) { totalCount pageInfo { hasNextPage } nodes { sipAddress"
                    + " home { fqdn userCount chatPools { fqdn home { userCount } } } grantedPolicy { grantedTo } effectivePolicy"
                    + " { decidedBy } clientConfigurations { client pool { fqdn home { userCount } } user { sipAddress } }"
                    + " eligibilities { eligible pool { fqdn home { userCount } } }"
                    + " other: eligibilities(clients: [LYNC_MOBILE]) { eligible user { clientConfigurations { client } } } } } }";

    private static final String CONTENT =
            "{ chatPools { rooms(first: %1$d) { totalCount pageInfo { hasNextPage endCursor } nodes { name addIn { url"
                    + " pool { fqdn } } pool { fqdn home { fqdn } } category { roomCount pool { fqdn } } } }"
                    + " all: rooms { nodes { name category { roomCount } } }"
                    + " categories(first: %1$d) { totalCount nodes { name roomCount pool { fqdn } } }"
                    + " addIns { name pool { fqdn } } } }";

    @Inject
    DataSource dataSource;

    private final PGSimpleDataSource superuser = new PGSimpleDataSource();

    @BeforeEach
    void estate() {
        superuser.setUrl(config("test.superuser.url"));
        superuser.setUser(config("test.superuser.username"));
        superuser.setPassword(config("test.superuser.password"));
        Org.clear(dataSource);
        Org org = Org.org().policy("Tag:Traders", true);
        IntStream.range(0, 10).forEach(i -> org.frontEndPool(
                        "lync%d.contoso.com".formatted(i), Release.LYNC_2013, "Site " + i)
                .chatPool("chat%d.contoso.com".formatted(i), Release.LYNC_2013, "lync%d.contoso.com".formatted(i)));
        IntStream.range(0, 60).forEach(i -> org.user("u" + i, u -> u.home("lync%d.contoso.com".formatted(i % 10))
                        .granted("Tag:Traders"))
                .configured("u" + i, Client.GROUP_CHAT_2010, "chat%d.contoso.com".formatted(i % 7))
                .configured("u" + i, Client.LYNC_2013, "chat%d.contoso.com".formatted(i % 9)));
        org.storeIn(dataSource);
    }

    @Test
    void a_decision_is_one_statement_with_any_selection() {
        assertThat(statements(
                        "{ eligibility(user: \"u1@contoso.com\", client: GROUP_CHAT_2010, pool: \"chat2.contoso.com\")"
                                + " { eligible obstacles { rule { id title } reason } conditions { reason } advisories { reason }"
                                + " policy { decidedBy } revision user { sipAddress displayName home { fqdn } grantedPolicy { identity } }"
                                + " pool { fqdn home { fqdn } } } }"))
                .hasSize(1);
    }

    @Test
    void a_decision_with_remedies_is_one_statement_even_without_their_reach_or_with_supposed_facts() {
        assertThat(
                        statements(
                                "{ eligibility(user: \"u1@contoso.com\", client: LYNC_2013, pool: \"chat2.contoso.com\","
                                        + " suppose: { enabled: false }) { eligible remedies { steps { kind subject candidates } } } }"))
                .hasSize(1);
    }

    @Test
    void an_evaluation_is_one_statement_whether_it_permits_or_denies() {
        String evaluation = "{\"subject\":{\"type\":\"user\",\"id\":\"u1@contoso.com\"},\"resource\":"
                + "{\"type\":\"chat-pool\",\"id\":\"chat1.contoso.com\"},\"action\":{\"name\":\"connect\",\"properties\":"
                + "{\"client\":\"%s\"}}}";
        for (Client client : List.of(Client.GROUP_CHAT_2010, Client.LYNC_MOBILE)) {
            assertThat(statements(() -> {
                        Response answer = TestService.post(
                                "/access/v1/evaluation", "application/json", evaluation.formatted(client));
                        assertThat(answer.json().get("decision").asBoolean()).isEqualTo(client.hasChat());
                        assertThat(answer.json().at("/context/remedies").isEmpty())
                                .isEqualTo(client.hasChat());
                    }))
                    .hasSize(1);
        }
    }

    @Test
    void a_batch_of_decisions_is_one_statement_for_any_size_and_selection() {
        for (int count : new int[] {1, 600}) {
            String questions = IntStream.range(0, count)
                    .mapToObj(i -> "{ user: \"u%d@contoso.com\", client: GROUP_CHAT_2010, pool: \"chat2.contoso.com\" }"
                            .formatted(i % 70))
                    .collect(Collectors.joining(" "));
            assertThat(
                            statements(
                                    "{ eligibilities(questions: [%s]) { problem eligibility { eligible obstacles { reason } policy { decidedBy }"
                                                    .formatted(questions)
                                            + " remedies { steps { kind candidates alsoAffects } } user { home { fqdn } } pool { home { fqdn } } } } }"))
                    .hasSize(1);
        }
    }

    @Test
    void populations_of_several_clients_are_one_statement_and_one_more_for_each_client_with_one_pool_at_a_time() {
        Map<Client, String> fields = new EnumMap<>(Client.class);
        Stream.of(Client.values())
                .filter(Client::hasChat)
                .forEach(client -> fields.put(
                        client,
                        "%1$s: population(client: %1$s, pool: \"chat2.contoso.com\") { totalCount eligibleCount byObstacle { userCount } }"
                                .formatted(client)));
        long ofOnePool = fields.keySet().stream().filter(Client::onePoolAtATime).count();
        assertThat(ofOnePool).isBetween(1L, fields.size() - 2L);
        List<JsonNode> together = new ArrayList<>();
        assertThat(statements(() -> together.add(
                        ask("{ " + String.join(" ", fields.values()) + " }").data())))
                .hasSize((int) ofOnePool + 1);
        fields.forEach((client, field) -> assertThat(together.get(0).get(client.name()))
                .isEqualTo(ask("{ " + field + " }").data().get(client.name())));
    }

    @Test
    void populations_with_other_filters_and_of_other_pools_of_legacy_clients_share_nothing() {
        String fields = "{ a: population(client: LYNC_2013, pool: \"chat2.contoso.com\") { eligibleCount }"
                + " b: population(client: LYNC_2013, pool: \"chat3.contoso.com\", filter: { homePool: \"lync3.contoso.com\" }) { totalCount }"
                + " c: population(client: GROUP_CHAT_2010, pool: \"chat2.contoso.com\") { totalCount }"
                + " d: population(client: GROUP_CHAT_2010, pool: \"chat3.contoso.com\") { totalCount } }";
        assertThat(statements(fields)).hasSize(4);
        assertThat(ask(fields).data().at("/b/totalCount").asInt()).isEqualTo(6);
    }

    @Test
    void impacts_of_one_change_on_all_chat_pools_are_one_statement() {
        String fields = IntStream.range(0, 4)
                .mapToObj(
                        i -> "i%1$d: impact(client: LYNC_2013, pool: \"chat%1$d.contoso.com\", change: { switchPolicy:"
                                        .formatted(i)
                                + " { identity: \"Tag:Traders\", enablePersistentChat: false } }) { gained lost unchanged }")
                .collect(Collectors.joining(" "));
        assertThat(statements("{ " + fields + " }")).hasSize(1);
    }

    @Test
    void a_population_is_one_statement_and_each_page_of_its_users_one_more() {
        String population = "population(client: %s, pool: \"chat2.contoso.com\")";
        for (Client client : List.of(Client.LYNC_2013, Client.GROUP_CHAT_2010)) {
            String of = population.formatted(client);
            assertThat(statements("{ " + of + " { totalCount eligibleCount byObstacle { rule { id } userCount } } }"))
                    .hasSize(1);
            assertThat(
                            statements(
                                    "{ " + of
                                            + " { totalCount yes: users(eligible: true) { totalCount nodes { home { fqdn } } }"
                                            + " no: users(eligible: false, first: 500) { nodes { sipAddress effectivePolicy { decidedBy } } } } }"))
                    .hasSize(3);
        }
        assertThat(
                        statements(
                                "{ impact(client: LYNC_2013, pool: \"chat2.contoso.com\", change: { decommissionPool: \"chat2.contoso.com\" })"
                                        + " { gained lost lostByObstacle { userCount } usersWhoLose { nodes { sipAddress } } } }"))
                .hasSize(2);
    }

    @Test
    void a_page_of_users_is_a_fixed_number_of_statements_for_any_length_and_selection() {
        // one for each path of a field that is looked up; lookups of one event-loop event share a statement
        int paths = 14;
        assertThat(statements(EVERYTHING.formatted(2))).hasSizeLessThanOrEqualTo(paths);
        assertThat(statements(EVERYTHING.formatted(50))).hasSizeLessThanOrEqualTo(paths);
        assertThat(distinct(statements(EVERYTHING.formatted(50)))).hasSize(9);
    }

    /** The statements without the number of calls. */
    private static Set<String> distinct(List<String> statements) {
        return statements.stream().map(line -> line.replaceFirst("^\\d+ ", "")).collect(Collectors.toSet());
    }

    @Test
    void the_content_of_pools_is_a_fixed_number_of_statements_for_any_amount_of_content() {
        // one for each path of a field that is looked up; lookups of one event-loop event share a statement
        int paths = 15;
        contentOf(IntStream.range(0, 1), 1);
        List<String> ofLittle = statements(CONTENT.formatted(50));
        contentOf(IntStream.range(1, 10), 40);
        List<String> ofMuch = statements(CONTENT.formatted(50));
        assertThat(ask(CONTENT.formatted(50)).data().at("/chatPools/9/rooms/nodes"))
                .hasSize(40);
        assertThat(ofLittle).hasSizeLessThanOrEqualTo(paths);
        assertThat(ofMuch).hasSizeLessThanOrEqualTo(paths);
        assertThat(distinct(ofMuch)).hasSameSizeAs(distinct(ofLittle));
        assertThat(statements(CONTENT.formatted(2))).hasSizeLessThanOrEqualTo(paths);
    }

    private void contentOf(IntStream pools, int rooms) {
        Org org = Org.org();
        pools.mapToObj(i -> "chat%d.contoso.com".formatted(i)).forEach(pool -> {
            org.category(pool, "Research").category(pool, "Sales").addIn(pool, "Ticker", "https://apps.contoso.com");
            IntStream.range(0, rooms).forEach(i -> org.room(pool, "Room " + i, i % 2 == 0 ? "Research" : "Sales")
                    .showing(pool, "Room " + i, "Ticker"));
        });
        org.storeIn(dataSource);
    }

    @Test
    void a_page_without_nested_fields_is_one_statement() {
        assertThat(
                        statements(
                                "{ users { nodes { sipAddress home { fqdn } grantedPolicy { identity } effectivePolicy { decidedBy } } } }"))
                .hasSize(1);
    }

    @Test
    void static_data_takes_no_statement() {
        assertThat(statements("{ rules { id } clients { client } }")).isEmpty();
    }

    @Test
    void each_lookup_is_one_statement() {
        for (String field : List.of(
                "user(sipAddress: \"u1@contoso.com\") { sipAddress home { fqdn } }",
                "frontEndPools { fqdn }",
                "frontEndPool(fqdn: \"lync1.contoso.com\") { fqdn }",
                "chatPools { fqdn home { fqdn } }",
                "policies { identity }",
                "category(id: \"chat1.contoso.com\\\\Research\") { id }",
                "room(id: \"chat1.contoso.com\\\\Lab\") { id category { id } addIn { id } }",
                "clientConfigurations { nodes { client } }",
                "users { totalCount }")) {
            assertThat(statements("{ " + field + " }")).as(field).hasSizeBetween(1, field.contains("total") ? 2 : 1);
        }
    }

    /** The statements of a request, each as often as it was sent. */
    private List<String> statements(String document) {
        return statements(() -> ask(document).data());
    }

    private List<String> statements(Runnable request) {
        request.run();
        Tables.column(superuser, "select pg_stat_statements_reset()");
        request.run();
        return Tables.column(
                        superuser,
                        "select s.calls || ' ' || s.query from pg_stat_statements s join pg_roles r on r.oid = s.userid"
                                + " where r.rolname = '" + config("quarkus.datasource.username") + "'"
                                + " and s.dbid = (select oid from pg_database where datname = current_database())")
                .stream()
                // the follower of events and the end of abandoned imports are looked after in their own time
                .filter(line -> !line.contains("event_follower") && !line.contains(" imports"))
                .flatMap(
                        line -> Stream.generate(() -> line).limit(Long.parseLong(line.substring(0, line.indexOf(' ')))))
                .toList();
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
