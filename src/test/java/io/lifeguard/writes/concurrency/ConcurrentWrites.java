package io.lifeguard.writes.concurrency;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/** Two writes at the same moment, again and again, each time with ids of another number. */
final class ConcurrentWrites {
    private static final int TIMES = Integer.getInteger("lifeguard.test.races", 40);
    private static final ExecutorService RACERS = Executors.newCachedThreadPool(work -> {
        Thread racer = new Thread(work);
        racer.setDaemon(true);
        return racer;
    });

    private final WriteEndpoint endpoint;
    private final DataSource dataSource;

    ConcurrentWrites(WriteEndpoint endpoint, DataSource dataSource) {
        this.endpoint = endpoint;
        this.dataSource = dataSource;
    }

    /** What happens before a race must be accepted. */
    void write(Write write) {
        WriteAnswer answer = endpoint.write(write);
        assertThat(answer.applied()).as(write + ": " + answer).isTrue();
    }

    /** Exactly one of the two is applied; the other violates one of the rules. */
    void oneWins(IntConsumer prepare, List<IntFunction<Write>> sides, Set<String> rules) throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            Write one = sides.get(0).apply(n);
            Write other = sides.get(1).apply(n);
            List<WriteAnswer> answers = together(one, other);
            assertThat(answers.stream().filter(WriteAnswer::applied))
                    .as("%s, %s: %s", one, other, answers)
                    .hasSize(1);
            assertThat(answers.stream().flatMap(a -> a.rules().stream())).isSubsetOf(rules);
        }
        checkReplay();
    }

    /** Both win, whichever comes first. */
    void bothWin(IntFunction<Write> one, IntFunction<Write> other, IntConsumer afterwards) throws Exception {
        for (int n = 0; n < TIMES; n++) {
            assertThat(together(one.apply(n), other.apply(n))).allMatch(WriteAnswer::applied);
            afterwards.accept(n);
        }
        checkReplay();
    }

    /**
     * The first is always applied; the second is applied if it is executed first, and violates the rule otherwise.
     *
     * @param afterwards what holds either way
     */
    void secondMayWin(
            IntConsumer prepare,
            IntFunction<Write> first,
            IntFunction<Write> second,
            String rule,
            IntConsumer afterwards)
            throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            List<WriteAnswer> answers = together(first.apply(n), second.apply(n));
            assertThat(answers.get(0).applied()).as(answers.toString()).isTrue();
            assertThat(answers.get(1).rules())
                    .as(answers.toString())
                    .isEqualTo(answers.get(1).applied() ? List.of() : List.of(rule));
            afterwards.accept(n);
        }
        checkReplay();
    }

    /**
     * Plain SQL that is under way and not committed when the service has already judged. Whoever loses is told so:
     * the service's client its rule, the other an error of the database.
     *
     * @param sql changes one row
     */
    void sqlIsFirst(IntConsumer prepare, IntFunction<String> sql, IntFunction<Write> write, String rule)
            throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            assertThat(beside(sql.apply(n), write.apply(n), n % 2 == 0).rules())
                    .as(write.apply(n).toString())
                    .containsExactly(rule);
        }
    }

    /**
     * As {@link #sqlIsFirst}; but what the plain SQL changes does not stand against the write, which is judged again.
     *
     * @param afterwards what holds then
     */
    void sqlIsTakenIntoAccount(
            IntConsumer prepare, IntFunction<String> sql, IntFunction<Write> write, IntConsumer afterwards)
            throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            WriteAnswer answer = beside(sql.apply(n), write.apply(n), n % 2 == 0);
            assertThat(answer.applied()).as(write.apply(n) + ": " + answer).isTrue();
            afterwards.accept(n);
        }
    }

    /** The answer to a write that is sent while plain SQL is under way, which is committed at once or a moment later. */
    private WriteAnswer beside(String sql, Write write, boolean later) throws Exception {
        Future<WriteAnswer> answer;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
            answer = RACERS.submit(() -> endpoint.write(write));
            pause(later ? 15 : 0);
            connection.commit();
        }
        return answer.get();
    }

    private List<WriteAnswer> together(Write one, Write other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<WriteAnswer>> racing = new ArrayList<>();
        for (Write write : List.of(one, other)) {
            Callable<WriteAnswer> racer = () -> {
                start.await();
                return endpoint.write(write);
            };
            racing.add(RACERS.submit(racer));
        }
        return List.of(racing.get(0).get(), racing.get(1).get());
    }

    private void checkReplay() {
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
    }
}
