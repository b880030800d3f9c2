package io.lifeguard.fuzz;

import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.lifeguard.access.ResourcePathsServed;
import io.lifeguard.access.Routes;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.StoredStateAudit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever input an endpoint gets, nothing breaks, no internals are disclosed, and nothing is stored that a rule forbids.
 * Fields, paths and columns are read from the running service, so that new ones are tried too. {@code -Dfuzz.seed} draws
 * other inputs, {@code -Dfuzz.count} more of them, {@code -Dfuzz.only} one again.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FuzzTest {
    private static final int AT_ONCE = 1_500;
    private static final int ENOUGH = 15;
    /** What is in progress or waits, and is nothing once all requests have been answered or given up. */
    private static final List<String> GAUGES = List.of(
            "lifeguard_http_requests_in_progress",
            "lifeguard_http_request_body_bytes",
            "lifeguard_http_large_requests_running",
            "lifeguard_http_large_requests_queue_size",
            "lifeguard_imports_in_progress",
            "lifeguard_write_queue_size",
            "lifeguard_write_slots_in_use",
            "lifeguard_decision_queue_size",
            "lifeguard_subscriptions_active");

    @Inject
    GraphQLSchema schema;

    @Inject
    Router router;

    @Inject
    DataSource dataSource;

    @Test
    void a_round_of_bad_input_breaks_nothing_tells_nothing_and_stores_nothing_that_is_forbidden() throws Exception {
        round(3_000);
    }

    @Test
    @Tag("slow")
    void neither_does_a_long_one() throws Exception {
        round(100_000);
    }

    @Test
    void every_place_for_a_value_is_known() {
        assertThat(new SchemaInputs(inOrder(schema)).places().stream().map(SchemaInputs.Place::toString))
                .contains(
                        "putUser(user.displayName)",
                        "eligibilities(questions.client)",
                        "impact(change.moveUsers.toPool)",
                        "users(filter.search)",
                        "changes(after)",
                        "rules()")
                .hasSizeGreaterThan(150);
        assertThat(ImportInputs.places()).hasSizeGreaterThan(25);
        assertThat(paths())
                .contains("/graphql", "/api/imports/users", "/q/metrics", "/q/health/ready", "/api/eligibility");
    }

    private void round(int byDefault) throws Exception {
        long seed = Long.getLong("fuzz.seed", 20_100_917);
        int count = Integer.getInteger("fuzz.count", byDefault);
        InputSequence round = new InputSequence(seed, new SchemaInputs(inOrder(schema)), paths());
        Integer only = Integer.getInteger("fuzz.only");
        if (only != null) {
            round.only(only);
            count = 1;
        }
        long begin = System.nanoTime();
        try (InputSender wire = new InputSender();
                ErrorLog complaints = new ErrorLog()) {
            for (int sent = 0; sent < count && round.found().isEmpty(); sent += AT_ONCE) {
                anOrganisation();
                round.send(Math.min(AT_ONCE, count - sent), wire, complaints, ENOUGH);
                new StoredStateAudit(dataSource).check();
                assertThat(ask("{ __typename }").data()).hasToString("{\"__typename\":\"Query\"}");
                assertThat(get("/q/health").status()).isEqualTo(200);
                soon().untilAsserted(() -> GAUGES.forEach(gauge ->
                        assertThat(PrometheusMetrics.figure(gauge)).as(gauge).isZero()));
            }
        }
        System.out.printf(
                "Bad input: %d tried in %d s, seed %d: %s%n",
                round.tried().values().stream().mapToInt(n -> n).sum(),
                (System.nanoTime() - begin) / 1_000_000_000,
                seed,
                new TreeMap<>(round.tried()));
        assertThat(round.found()).as(String.join("\n\n", round.found())).isEmpty();
    }

    private void anOrganisation() {
        Org.clear(dataSource);
        TestService.importContoso();
        for (String kind : List.of("categories", "add-ins", "rooms")) {
            TestService.sendExport(kind, TestService.resource("/contoso/" + kind + ".csv"))
                    .report();
        }
    }

    /** The same types and fields by name: the served schema has them in another order every time. */
    private static GraphQLSchema inOrder(GraphQLSchema served) {
        String document = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(false)
                        .includeScalarTypes(true))
                .print(served);
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(document));
    }

    /** What stands for any path stands for one that is none, too. */
    private List<String> paths() {
        Stream<String> resources = ResourcePathsServed.all().stream().map(path -> path.replaceAll("\\{\\w+}", "x"));
        return Stream.of(
                        Routes.of(router).stream().map(path -> path.replaceAll("\\*|:\\w+", "x")),
                        resources,
                        Stream.of(ExportKind.values()).flatMap(kind -> Stream.of("/api/imports/", "/api/exports/")
                                .map(path -> path + kind.urlName())))
                .flatMap(each -> each)
                .distinct()
                .sorted()
                .toList();
    }
}
