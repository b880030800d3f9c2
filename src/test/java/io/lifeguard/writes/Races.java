package io.lifeguard.writes;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Two writes at the same moment, again and again, each time about things of another number. */
final class Races {
    private static final int TIMES = Integer.getInteger("lifeguard.test.races", 40);
    private static final ExecutorService RACERS = Executors.newCachedThreadPool(work -> {
        Thread racer = new Thread(work);
        racer.setDaemon(true);
        return racer;
    });

    private final Door door;
    private final DataSource dataSource;

    Races(Door door, DataSource dataSource) {
        this.door = door;
        this.dataSource = dataSource;
    }

    /** What happens before a race must be accepted. */
    void write(Write write) {
        Answer answer = door.write(write);
        assertThat(answer.applied()).as(write + ": " + answer).isTrue();
    }

    /** Exactly one of the two wins; the other is told one of the rules. */
    void oneWins(IntConsumer prepare, List<IntFunction<Write>> sides, Set<String> rules) throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            Write one = sides.get(0).apply(n);
            Write other = sides.get(1).apply(n);
            List<Answer> answers = together(one, other);
            assertThat(answers.stream().filter(Answer::applied))
                    .as("%s, %s: %s", one, other, answers)
                    .hasSize(1);
            assertThat(answers.stream().flatMap(a -> a.rules().stream())).isSubsetOf(rules);
        }
        theLogTellsAll();
    }

    /** Both win, whichever comes first. */
    void bothWin(IntFunction<Write> one, IntFunction<Write> other, IntConsumer afterwards) throws Exception {
        for (int n = 0; n < TIMES; n++) {
            assertThat(together(one.apply(n), other.apply(n))).allMatch(Answer::applied);
            afterwards.accept(n);
        }
        theLogTellsAll();
    }

    /**
     * The first always wins, the second if it comes before or is told the rule.
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
            List<Answer> answers = together(first.apply(n), second.apply(n));
            assertThat(answers.get(0).applied()).as(answers.toString()).isTrue();
            assertThat(answers.get(1).rules())
                    .as(answers.toString())
                    .isEqualTo(answers.get(1).applied() ? List.of() : List.of(rule));
            afterwards.accept(n);
        }
        theLogTellsAll();
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
            Answer answer = beside(sql.apply(n), write.apply(n), n % 2 == 0);
            assertThat(answer.applied()).as(write.apply(n) + ": " + answer).isTrue();
            afterwards.accept(n);
        }
    }

    /** The answer to a write that is sent while plain SQL is under way, which is committed at once or a moment later. */
    private Answer beside(String sql, Write write, boolean later) throws Exception {
        Future<Answer> answer;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
            answer = RACERS.submit(() -> door.write(write));
            pause(later ? 15 : 0);
            connection.commit();
        }
        return answer.get();
    }

    private List<Answer> together(Write one, Write other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Answer>> racing = new ArrayList<>();
        for (Write write : List.of(one, other)) {
            Callable<Answer> racer = () -> {
                start.await();
                return door.write(write);
            };
            racing.add(RACERS.submit(racer));
        }
        return List.of(racing.get(0).get(), racing.get(1).get());
    }

    private void theLogTellsAll() {
        assertThat(new Replay().follow(door).stored())
                .isEqualTo(Stored.behind(door).withoutDrift());
    }
}
