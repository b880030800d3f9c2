package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.rules.Contoso;
import io.lifeguard.rules.Contoso.Expected;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many root fields, aliases and nested lists in one request, and many such requests at once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConcurrentRequestsTest {
    private static final List<Expected> EXPECTED = Contoso.expectedEligibility();
    private static final String RICH = "query($u: ID!, $c: Client!, $p: ID!, $f: Int) {"
            + " eligibility(user: $u, client: $c, pool: $p) { ...D user { ...U } pool { ...P } }"
            + " users(first: $f) { nodes { ...U } totalCount pageInfo { endCursor } }"
            + " frontEndPools { fqdn userCount chatPools { ...P home { chatPools { fqdn } } } }"
            + " chatPools { ...P } policies { identity grantedTo }"
            + " clientConfigurations(first: 20) { totalCount nodes { user { ...U } pool { ...P } } }"
            + " rules { id } clients { client } missing: user(sipAddress: \"nobody@contoso.com\") { enabled } }"
            + " fragment D on Eligibility { eligible obstacles { rule { id } } policy { decidedBy } }"
            + " fragment P on ChatPool { fqdn home { fqdn userCount } }"
            + " fragment U on User { sipAddress home { fqdn userCount } grantedPolicy { identity grantedTo }"
            + "   clientConfigurations { client pool { ...P } }"
            + "   mobile: eligibilities(clients: [LYNC_MOBILE], pools: [$p]) { ...D }"
            + "   asked: eligibilities(clients: [$c], pools: [$p]) { ...D }"
            + "   eligibilities { client pool { fqdn } ...D } }";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void sampleOrganisation() {
        Org.clear(dataSource);
        TestService.importContoso();
        Org.org()
                .configured(
                        EXPECTED.get(0).user(),
                        io.lifeguard.model.configuration.Client.LYNC_2013,
                        "pchat01.contoso.com")
                .storeIn(dataSource);
    }

    @Test
    void fifty_aliases_with_different_arguments_have_different_results() {
        List<Expected> rows =
                IntStream.range(0, 50).mapToObj(i -> EXPECTED.get(i * 57 + 48)).toList();
        String aliases = IntStream.range(0, 50)
                .mapToObj(i ->
                        "a%d: user(sipAddress: \"%s\") { x: eligibilities(clients: [%s], pools: [\"%s\"]) { client pool { fqdn } eligible } y: eligibilities(clients: [LYNC_MOBILE], pools: [\"%s\"]) { client pool { fqdn } eligible } }"
                                .formatted(
                                        i,
                                        rows.get(i).user(),
                                        rows.get(i).client(),
                                        rows.get(i).pool(),
                                        rows.get(49 - i).pool()))
                .collect(Collectors.joining(" "));
        JsonNode data = ask("{ " + aliases + " }").data();
        for (int i = 0; i < 50; i++) {
            Expected row = rows.get(i);
            assertThat(data.at("/a" + i + "/x").toString())
                    .isEqualTo("[{\"client\":\"%s\",\"pool\":{\"fqdn\":\"%s\"},\"eligible\":%s}]"
                            .formatted(row.client(), row.pool(), row.eligible()));
            assertThat(data.at("/a" + i + "/y").toString())
                    .isEqualTo("[{\"client\":\"LYNC_MOBILE\",\"pool\":{\"fqdn\":\"%s\"},\"eligible\":false}]"
                            .formatted(rows.get(49 - i).pool()));
        }
    }

    @Test
    void many_large_concurrent_requests_have_correct_results() {
        List<Expected> rows = IntStream.range(0, 96)
                .mapToObj(i -> EXPECTED.get((i * 29 + 7) % EXPECTED.size()))
                .toList();
        JsonNode alone = send(rows.get(0), 60).join().data();
        List<CompletableFuture<Response>> sent =
                rows.stream().map(row -> send(row, 1 + rows.indexOf(row) % 60)).toList();
        for (int i = 0; i < rows.size(); i++) {
            Expected row = rows.get(i);
            Response answer = sent.get(i).join();
            JsonNode data = answer.data();
            assertThat(answer(data.get("eligibility"))).isEqualTo(answer(row));
            assertThat(answer(data.at("/eligibility/user/asked/0"))).isEqualTo(answer(row));
            assertThat(data.at("/users/nodes")).hasSize(1 + i % 60);
            assertThat(data.at("/users/totalCount").asInt()).isEqualTo(60);
            assertThat(data.at("/users/nodes/0/eligibilities")).isEqualTo(alone.at("/users/nodes/0/eligibilities"));
            assertThat(data.at("/users/nodes/0/mobile/0/eligible").asBoolean()).isFalse();
            for (String same : List.of("/frontEndPools", "/chatPools", "/policies", "/rules", "/clients", "/missing")) {
                assertThat(data.at(same)).as(same).isEqualTo(alone.at(same));
            }
            assertThat(data.at("/clientConfigurations/nodes/0/user/sipAddress").asText())
                    .isEqualTo(EXPECTED.get(0).user());
        }
    }

    @Test
    void reads_are_not_blocked_by_an_import() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(5433723487)");
            List<CompletableFuture<Response>> sent = IntStream.range(0, 32)
                    .mapToObj(i -> send(EXPECTED.get(i), 5))
                    .toList();
            assertThat(sent)
                    .allSatisfy(answer ->
                            assertThat(answer.join().data().get("eligibility")).isNotEmpty());
            connection.rollback();
        }
    }

    private static CompletableFuture<Response> send(Expected row, int first) {
        return askAsync(RICH, "u", row.user(), "c", row.client(), "p", row.pool(), "f", first);
    }

    private static String answer(JsonNode decision) {
        return decision.get("eligible").asText()
                + decision.get("obstacles").findValuesAsText("id")
                + decision.at("/policy/decidedBy").asText();
    }

    private static String answer(Expected row) {
        return row.eligible() + row.obstacles().toString() + row.policyDecidedBy();
    }
}
