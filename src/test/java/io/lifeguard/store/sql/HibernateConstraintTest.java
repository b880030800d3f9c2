package io.lifeguard.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.store.Attempts;
import io.lifeguard.store.Attempts.Attempt;
import io.lifeguard.testing.Schema;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Hibernate Reactive makes of a refusal still leads back to the rule: it puts an exception of JDBC in the place of
 * the client's, with state and message only.
 */
class HibernateConstraintTest {
    private static final Schema SCHEMA = Schema.fresh("hibernate_refusal");
    private static final Mutiny.SessionFactory SESSIONS = HibernateSessions.of(SCHEMA);

    static List<Attempt> attempts() {
        Attempts.ORG.storeIn(SCHEMA.dataSource());
        SCHEMA.execute(Attempts.FUNCTIONS);
        // a prepared statement is one statement
        return Attempts.ALL.stream().filter(a -> !a.sql().contains(";")).toList();
    }

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void a_refusal_that_came_through_hibernate_names_the_rule(Attempt attempt) {
        Uni<Integer> write = SESSIONS.withTransaction(
                session -> session.createNativeQuery("set local search_path to hibernate_refusal")
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(attempt.sql()).executeUpdate()));
        Throwable refusal = write.onItem()
                .transformToUni(rows -> Uni.createFrom().<Throwable>item(new AssertionError(rows + " rows written")))
                .onFailure()
                .recoverWithItem(failure -> failure)
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(
                        attempt.sql().startsWith("delete")
                                ? ConstraintRules.explainDeletion(refusal)
                                : ConstraintRules.explain(refusal, attempt.written()))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class, e -> assertThat(e.rule()).isEqualTo(attempt.rule()));
    }
}
