package io.lifeguard.decisions;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.DecisionBatcher;
import io.lifeguard.service.decision.DecisionBatcher.BatchSettings;
import io.lifeguard.store.read.StandingReads;
import io.lifeguard.store.read.StandingReads.StandingFacts;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions that arrive together get the answers that they get alone, each its own. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GatheredTest {
    private static final String QUESTION =
            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p) { eligible user {"
                    + " sipAddress } client pool { fqdn } obstacles { rule { id } reason } policy { decidedBy } } }";

    @Inject
    DataSource dataSource;

    @Inject
    StandingReads standings;

    @Inject
    Vertx vertx;

    private List<String> users = List.of();

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        new RandomEstate(31, 40).org().storeIn(dataSource);
        List<String> found = new ArrayList<>();
        ask("{ users(first: 500) { nodes { sipAddress } } }")
                .data()
                .at("/users/nodes")
                .forEach(node -> found.add(node.get("sipAddress").asText()));
        found.add("sip:nobody@contoso.com");
        found.add("no address");
        users = found;
    }

    /** A question with variables as they are sent. */
    private record Question(String user, Client client, String pool) {
        Object[] variables() {
            return new Object[] {"u", user, "c", client, "p", pool};
        }
    }

    private record Settings(int maxStatements, int batchSize, int queueSize) implements BatchSettings {}

    @Test
    void hundreds_at_once_are_answered_as_each_alone() {
        Random random = new Random(5);
        List<Question> questions = IntStream.range(0, 600)
                .mapToObj(i -> new Question(
                        users.get(random.nextInt(users.size())),
                        RandomEstate.CLIENTS.get(random.nextInt(RandomEstate.CLIENTS.size())),
                        i % 50 == 0
                                ? "nowhere.contoso.com"
                                : RandomEstate.CHAT_POOLS.get(random.nextInt(RandomEstate.CHAT_POOLS.size()))))
                .toList();
        List<CompletableFuture<Response>> together = questions.stream()
                .map(question -> askAsync(QUESTION, question.variables()))
                .toList();
        for (int i = 0; i < questions.size(); i++) {
            Response answer = together.get(i).join();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .isEqualTo(ask(QUESTION, questions.get(i).variables()).json());
        }
    }

    /** All are asked in one task of an event loop, so that no answer is delivered before the last is asked. */
    @Test
    void questions_beyond_the_queue_size_are_rejected_and_all_others_are_answered() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DecisionBatcher batcher = new DecisionBatcher(standings, new Settings(1, 4, 10), meters, vertx);
        String question = users.get(0);
        CompletableFuture<List<CompletableFuture<Snapshot<StandingFacts>>>> asked = new CompletableFuture<>();
        VertxContext.getOrCreateDuplicatedContext(vertx)
                .runOnContext(nothing -> asked.complete(IntStream.range(0, 40)
                        .mapToObj(i -> batcher.ask(question).subscribeAsCompletionStage())
                        .toList()));
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Snapshot<StandingFacts>> each : asked.join()) {
            Throwable failure = each.handle((found, e) -> e).join();
            if (failure == null) {
                assertThat(each.join().value().users()).containsOnlyKeys(users.get(0));
            } else {
                failures.add(failure);
            }
        }
        // one is sent at once and ten are queued
        assertThat(failures).hasSize(29).allSatisfy(failure -> assertThat(failure)
                .matches(FailureCode.BUSY::matches)
                .hasMessageContaining("10 questions are queued already"));
        assertThat(meters.get("lifeguard.rejected").counter().count()).isEqualTo(29);
        assertThat(meters.get("lifeguard.decision.batches").counter().count()).isEqualTo(1 + 3);
        assertThat(meters.get("lifeguard.decision.batched.questions").counter().count())
                .isEqualTo(11);
        Snapshot<StandingFacts> later = batcher.ask(question).await().atMost(Duration.ofSeconds(10));
        assertThat(later.value().topology().chatPool("chat13.contoso.com")).isPresent();
    }

    @Test
    void what_one_question_breaks_is_no_error_of_another() {
        DecisionBatcher batcher =
                new DecisionBatcher(standings, new Settings(1, 64, 100), new SimpleMeterRegistry(), vertx);
        String good = users.get(0);
        // every endpoint rejects it: PostgreSQL stores no text with U+0000
        String broken = "sip:a\u0000@contoso.com";
        List<CompletableFuture<Snapshot<StandingFacts>>> asked = IntStream.range(0, 30)
                .mapToObj(i -> batcher.ask(i % 10 == 5 ? broken : good).subscribeAsCompletionStage())
                .toList();
        for (int i = 0; i < asked.size(); i++) {
            Throwable failure = asked.get(i).handle((found, e) -> e).join();
            assertThat(failure != null).as("question " + i).isEqualTo(i % 10 == 5);
        }
    }

    @Test
    void a_statement_that_hangs_does_not_hold_up_later_questions() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DecisionBatcher batcher = new DecisionBatcher(standings, new Settings(4, 64, 100), meters, vertx);
        List<CompletableFuture<Snapshot<StandingFacts>>> asked = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table users in access exclusive mode");
            for (int sent = 1; sent <= 3; sent++) {
                asked.add(batcher.ask(users.get(0)).subscribeAsCompletionStage());
                int statements = sent;
                within(Duration.ofSeconds(20))
                        .until(() -> meters.get("lifeguard.decision.batches")
                                        .counter()
                                        .count()
                                == statements);
            }
            connection.rollback();
        }
        asked.forEach(each -> assertThat(each.join().value().users()).containsOnlyKeys(users.get(0)));
    }
}
