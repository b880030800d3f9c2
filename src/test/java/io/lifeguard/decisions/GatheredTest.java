package io.lifeguard.decisions;

import static io.lifeguard.testing.Served.ask;
import static io.lifeguard.testing.Served.asking;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.BusyException;
import io.lifeguard.service.decision.DecisionBatcher;
import io.lifeguard.store.read.DecisionReads;
import io.lifeguard.store.read.DecisionReads.DecisionQuery;
import io.lifeguard.store.read.DecisionReads.DecisionSnapshot;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Served.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p)"
                    + " { eligible user { sipAddress } client pool { fqdn } obstacles { rule { id } reason } policy { decidedBy } } }";

    @Inject
    DataSource dataSource;

    @Inject
    DecisionReads decisions;

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
        List<CompletableFuture<Answer>> together = questions.stream()
                .map(question -> asking(QUESTION, question.variables()))
                .toList();
        for (int i = 0; i < questions.size(); i++) {
            Answer answer = together.get(i).join();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .isEqualTo(ask(QUESTION, questions.get(i).variables()).json());
        }
    }

    @Test
    void whoever_finds_too_many_waiting_is_told_so_and_all_others_are_answered() {
        DecisionBatcher gathered = new DecisionBatcher(decisions, 1, 4, 10);
        DecisionQuery question = new DecisionQuery(users.get(0), Client.LYNC_2013, "chat13.contoso.com");
        List<CompletableFuture<Snapshot<DecisionSnapshot>>> asked = IntStream.range(0, 40)
                .mapToObj(i -> gathered.ask(question).subscribeAsCompletionStage())
                .toList();
        int busy = 0;
        for (CompletableFuture<Snapshot<DecisionSnapshot>> each : asked) {
            Throwable failure = each.handle((found, e) -> e).join();
            if (failure == null) {
                assertThat(each.join().value().user().orElseThrow().sipAddress())
                        .isEqualTo(users.get(0));
            } else {
                assertThat(failure).isInstanceOf(BusyException.class);
                busy++;
            }
        }
        assertThat(busy).isBetween(1, 29);
        Snapshot<DecisionSnapshot> later = gathered.ask(question).await().atMost(Duration.ofSeconds(10));
        assertThat(later.value().pool()).isPresent();
    }

    @Test
    void what_one_question_breaks_is_no_error_of_another() {
        DecisionBatcher gathered = new DecisionBatcher(decisions, 1, 64, 100);
        DecisionQuery good = new DecisionQuery(users.get(0), Client.LYNC_2013, "chat13.contoso.com");
        // no door lets it through: the database takes no text with U+0000
        DecisionQuery broken = new DecisionQuery("sip:a\u0000@contoso.com", Client.LYNC_2013, "chat13.contoso.com");
        List<CompletableFuture<Snapshot<DecisionSnapshot>>> asked = IntStream.range(0, 30)
                .mapToObj(i -> gathered.ask(i % 10 == 5 ? broken : good).subscribeAsCompletionStage())
                .toList();
        for (int i = 0; i < asked.size(); i++) {
            Throwable failure = asked.get(i).handle((found, e) -> e).join();
            assertThat(failure != null).as("question " + i).isEqualTo(i % 10 == 5);
        }
    }
}
