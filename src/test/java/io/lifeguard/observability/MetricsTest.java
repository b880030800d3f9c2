package io.lifeguard.observability;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.Rule;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures count what they say, each once, and name nobody. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MetricsTest {
    private static final String ASK =
            "query($u: ID!, $c: Client!) { eligibility(user: $u, client: $c, pool: \"pchat.contoso.com\") { eligible } }";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .policy("Tag:Traders", true)
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com").granted("Tag:Traders"))
                .user("bob", u -> u.home("lync13.contoso.com"))
                .storeIn(dataSource);
    }

    @Test
    void each_decision_counts_once_by_client_and_verdict_and_each_rule_in_its_way() {
        double eligible = decisions("LYNC_2013", "eligible");
        double not = decisions("LYNC_2013", "not_eligible");
        double legacy = decisions("GROUP_CHAT_2010", "eligible") + decisions("GROUP_CHAT_2010", "not_eligible");
        double policy =
                figure("lifeguard_eligibility_obstacles_total", label("rule", Rule.USER_ENABLED_BY_POLICY.name()));
        single("ada", Client.LYNC_2013);
        single("bob", Client.LYNC_2013);
        single("bob", Client.LYNC_2013);
        assertThat(decisions("LYNC_2013", "eligible")).isEqualTo(eligible + 1);
        assertThat(decisions("LYNC_2013", "not_eligible")).isEqualTo(not + 2);
        assertThat(figure("lifeguard_eligibility_obstacles_total", label("rule", Rule.USER_ENABLED_BY_POLICY.name())))
                .isEqualTo(policy + 2);
        ask("{ eligibilities(questions: [" + question("ada") + question("ada") + question("nobody")
                        + "]) { problem eligibility { eligible } } }")
                .data();
        assertThat(decisions("LYNC_2013", "eligible"))
                .as("each of a batch, but those that could not be decided")
                .isEqualTo(eligible + 3);
        ask("{ user(sipAddress: \"ada@contoso.com\") { eligibilities(clients: [LYNC_2013, " + GROUP_CHAT_2010
                        + "]) { eligible } } }")
                .data();
        assertThat(decisions("LYNC_2013", "eligible")).as("each of a matrix").isEqualTo(eligible + 4);
        assertThat(decisions("GROUP_CHAT_2010", "eligible") + decisions("GROUP_CHAT_2010", "not_eligible"))
                .isEqualTo(legacy + 1);
    }

    @Test
    void suppositions_and_populations_are_no_decisions() {
        double before = figure("lifeguard_eligibility_decisions_total");
        ask("{ eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\", suppose: {enabled: false}) { eligible } }")
                .data();
        ask("{ population(client: LYNC_2013, pool: \"pchat.contoso.com\") { totalCount eligibleCount } }")
                .data();
        assertThat(figure("lifeguard_eligibility_decisions_total")).isEqualTo(before);
    }

    @Test
    void violations_count_by_rule_and_source_and_dry_runs_do_not() {
        double written = violations("write");
        double imported = violations("import");
        for (String dryRun : List.of("true", "false")) {
            assertThat(ask("mutation { putChatPool(chatPool: {fqdn: \"pchat2.contoso.com\", release: LYNC_2010,"
                                    + " home: \"lync13.contoso.com\"}, dryRun: " + dryRun
                                    + ") { applied violations { rule { id } } } }")
                            .data()
                            .toString())
                    .contains("HOME_POOL_MATCHES_RELEASE");
        }
        assertThat(violations("write")).isEqualTo(written + 1);
        assertThat(violations("import")).isEqualTo(imported);
        String[] file = {"PoolFqdn,Registrar,Version", "pchat3.contoso.com,lync13.contoso.com,5"};
        sendExport("chat-pools?dryRun=true", file);
        assertThat(violations("import")).isEqualTo(imported);
        Response answer = sendExport("chat-pools", file);
        assertThat(answer.json().get("refused").asInt()).as(answer.body()).isEqualTo(1);
        assertThat(violations("import")).isEqualTo(imported + 1);
    }

    @Test
    void rows_of_imports_count_by_kind_and_outcome() {
        double created = rows("created");
        double unchanged = rows("unchanged");
        double changed = rows("changed");
        double finished = figure("lifeguard_imports_total", label("kind", "policies"), label("outcome", "finished"));
        double refused = figure("lifeguard_imports_total", label("kind", "policies"), label("outcome", "refused"));
        importExport("policies?dryRun=true", "Identity,EnablePersistentChat", "Tag:A,True");
        importExport("policies", "Identity,EnablePersistentChat", "Tag:A,True", "Tag:B,True");
        importExport("policies", "Identity,EnablePersistentChat", "Tag:A,True", "Tag:B,False");
        assertThat(sendExport("policies", "Nonsense", "x").status()).isEqualTo(422);
        assertThat(rows("created")).isEqualTo(created + 2);
        assertThat(rows("unchanged")).isEqualTo(unchanged + 1);
        assertThat(rows("changed")).isEqualTo(changed + 1);
        assertThat(figure("lifeguard_imports_total", label("kind", "policies"), label("outcome", "finished")))
                .isEqualTo(finished + 2);
        assertThat(figure("lifeguard_imports_total", label("kind", "policies"), label("outcome", "refused")))
                .isEqualTo(refused + 1);
        assertThat(figure("lifeguard_imports_in_progress")).isZero();
    }

    @Test
    void questions_for_a_statement_and_waits_of_writes_are_to_be_seen() {
        double statements = figure("lifeguard_decision_batches_total");
        double questions = figure("lifeguard_decision_batched_questions_total");
        double writes = figure("lifeguard_write_queue_wait_seconds_count");
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(askAsync(ASK, "u", "ada@contoso.com", "c", "LYNC_2013"));
        }
        answers.forEach(CompletableFuture::join);
        assertThat(figure("lifeguard_decision_batched_questions_total")).isEqualTo(questions + 200);
        assertThat(figure("lifeguard_decision_batches_total") - statements).isBetween(1.0, 200.0);
        ask("mutation { putPolicy(policy: {identity: \"Tag:W\", enablePersistentChat: true}) { applied } }")
                .data();
        assertThat(figure("lifeguard_write_queue_wait_seconds_count")).isEqualTo(writes + 1);
        System.gc(); // a gauge refers to its object weakly
        assertThat(figure("lifeguard_write_queue_size") + figure("lifeguard_write_slots_in_use"))
                .isZero();
        assertThat(PrometheusMetrics.lines("lifeguard_database_connections_active"))
                .anyMatch(line -> line.contains("pool=\"reads\""))
                .anyMatch(line -> line.contains("pool=\"writes\""));
        assertThat(PrometheusMetrics.lines("lifeguard_database_connections_waiting"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void no_label_names_anybody_or_grows() {
        single("ada", Client.LYNC_2013);
        ask("{ users(first: 10) { nodes { sipAddress } } chatPools { fqdn } }");
        Set<String> before = series();
        for (String path :
                List.of("/nothing-here-1", "/nothing-here-2", "/graphql?query=%7Bpolicies%7Bidentity%7D%7D")) {
            io.lifeguard.testing.TestService.get(path);
        }
        single("bob", Client.LYNC_2013);
        assertThat(series()).isEqualTo(before);
        assertThat(PrometheusMetrics.all())
                .doesNotContainIgnoringCase("contoso")
                .doesNotContain("Traders")
                .doesNotContain("nothing-here");
    }

    /** Names and labels of what is this service's own. */
    private static Set<String> series() {
        return PrometheusMetrics.all()
                .lines()
                .filter(line -> line.startsWith("lifeguard_"))
                .flatMap(line -> Stream.of(Pattern.compile("^[^ ]+").matcher(line)))
                .flatMap(matcher -> matcher.results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void single(String user, Client client) {
        ask(ASK, "u", user + "@contoso.com", "c", client.name()).data();
    }

    private static String question(String user) {
        return "{user: \"" + user + "@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\"} ";
    }

    private static double decisions(String client, String verdict) {
        return figure("lifeguard_eligibility_decisions_total", label("client", client), label("verdict", verdict));
    }

    private static double violations(String source) {
        return figure("lifeguard_rule_violations_total", label("source", source));
    }

    private static double rows(String outcome) {
        return figure("lifeguard_import_rows_total", label("kind", "policies"), label("outcome", outcome));
    }

    private static String label(String name, String value) {
        return name + "=\"" + value + "\"";
    }
}
