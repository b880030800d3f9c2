package io.lifeguard.observability;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.observability.TraceCollector.Span;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces as a collector gets them: from the request over the operation to the statement, and what was asked in none. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TraceCollector.class)
@TestProfile(SharedProfiles.Observed.class)
class TracesTest {
    private static final String ASK = "query Ask { eligibility(user: \"ada.secret@contoso.com\", client: LYNC_2013,"
            + " pool: \"pchat.contoso.com\") { eligible } }";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void estate() throws InterruptedException {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada.secret", u -> u.home("lync13.contoso.com"))
                .storeIn(dataSource);
        pause(300); // the spans of what is stored are sent by then
        TraceCollector.SPANS.clear();
    }

    @Test
    void a_question_is_traced_from_the_request_over_the_operation_to_its_statement() throws InterruptedException {
        ask(ASK).data();
        Span statement = await(span -> statementOf(span).contains("topology_version"));
        Span operation = parent(statement);
        assertThat(operation.name()).isEqualTo("GraphQL query");
        assertThat(operation.attributes().toString()).contains("Ask").contains("eligibility");
        Span request = parent(operation);
        assertThat(request.name()).contains("POST");
        assertThat(request.parent()).isEmpty();
        assertThat(List.of(statement.trace(), operation.trace())).containsOnly(request.trace());
    }

    @Test
    void a_large_request_is_traced_as_a_small_one_though_a_worker_executes_it() throws InterruptedException {
        List<Map<String, String>> questions = Collections.nCopies(
                1_000, Map.of("user", "ada.secret@contoso.com", "client", "LYNC_2013", "pool", "pchat.contoso.com"));
        ask(
                        "query Batch($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { eligible } } }",
                        "q",
                        questions)
                .data();
        Span statement = await(span -> statementOf(span).contains("topology_version"));
        Span operation = parent(statement);
        assertThat(operation.attributes().toString()).contains("Batch").contains("eligibilities");
        assertThat(parent(operation).name()).contains("POST");
        assertThat(statement.trace()).isEqualTo(operation.trace());
    }

    @Test
    void a_write_is_traced_to_its_statements_though_it_has_a_connection_of_its_own() throws InterruptedException {
        ask("mutation { putPolicy(policy: {identity: \"Tag:Secret\", enablePersistentChat: true}) { applied } }")
                .data();
        Span lock = await(span -> statementOf(span).contains("pg_advisory_xact_lock"));
        Span insert = await(span -> statementOf(span).contains("insert into changes"));
        Span operation = await(span -> span.name().equals("GraphQL mutation"));
        assertThat(List.of(lock.trace(), insert.trace())).containsOnly(operation.trace());
        assertThat(insert.parent()).isEqualTo(operation.id());
    }

    @Test
    void statements_of_gathered_questions_hang_on_requests_that_they_answer() throws InterruptedException {
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(askAsync(ASK));
        }
        answers.forEach(CompletableFuture::join);
        pause(1000); // all spans are sent by then
        List<Span> statements = TraceCollector.SPANS.stream()
                .filter(span -> statementOf(span).contains("k.key as asked"))
                .toList();
        assertThat(statements).hasSizeBetween(1, 100);
        assertThat(statements)
                .allSatisfy(statement -> assertThat(parent(statement).name()).isEqualTo("GraphQL query"));
        assertThat(statements.stream().map(Span::parent).distinct().count())
                .as("each on one of its own")
                .isEqualTo(statements.size());
    }

    @Test
    void nothing_that_was_asked_is_in_a_trace() throws InterruptedException {
        get("/graphql?query=" + URLEncoder.encode(ASK, StandardCharsets.UTF_8));
        ask("query($u: ID!) { user(sipAddress: $u) { sipAddress } }", "u", "ada.secret@contoso.com");
        ask("mutation { putPolicy(policy: {identity: \"Tag:Secret\", enablePersistentChat: true}) { applied } }");
        ask("{ user(sipAddress: \"no.secret@contoso.com\") { sipAddress } }");
        await(span -> statementOf(span).contains("insert into changes"));
        pause(500); // all spans are sent by then
        assertThat(TraceCollector.SPANS).hasSizeGreaterThan(5);
        assertThat(TraceCollector.SPANS.toString())
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("contoso");
    }

    private static String statementOf(Span span) {
        return String.join(
                " ",
                span.attributes().getOrDefault("db.statement", ""),
                span.attributes().getOrDefault("db.query.text", ""));
    }

    private static Span parent(Span span) {
        return await(other -> other.id().equals(span.parent()));
    }

    private static Span await(Predicate<Span> wanted) {
        return soon().until(() -> TraceCollector.SPANS.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }
}
