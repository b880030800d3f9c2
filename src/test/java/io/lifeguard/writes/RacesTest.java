package io.lifeguard.writes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.Write.ConfigureClient;
import io.lifeguard.writes.Write.DeleteFrontEndPool;
import io.lifeguard.writes.Write.DeleteUser;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutUser;
import io.lifeguard.writes.Write.RenameUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two writes at the same moment, again and again: one of them at most may win, the other is told the rule. Then the
 * same beside somebody who writes with plain SQL, past rules and lock: a constraint says what the rules could not see.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RacesTest {
    private static final int TIMES = Integer.getInteger("lifeguard.test.races", 40);
    private static final ExecutorService RACERS = Executors.newCachedThreadPool();

    private final Door door = Door.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    @AfterAll
    static void stop() {
        RACERS.shutdownNow();
    }

    @Test
    void a_front_end_pool_is_deleted_while_a_chat_pool_is_homed_on_it() throws Exception {
        race(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                List.of(
                        n -> new DeleteFrontEndPool(fe(n)),
                        n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty())),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void the_release_of_a_front_end_pool_is_corrected_while_a_chat_pool_is_homed_on_it() throws Exception {
        race(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                List.of(
                        n -> new PutFrontEndPool(fe(n), "LYNC_2010", "Redmond"),
                        n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty())),
                Set.of("HOME_POOL_MATCHES_RELEASE"));
    }

    @Test
    void a_legacy_client_is_configured_for_two_pools() throws Exception {
        organisation();
        race(
                n -> write(user(n)),
                List.of(
                        n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                        n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc2.contoso.com", false)),
                Set.of("ONE_POOL_AT_A_TIME"));
    }

    @Test
    void two_users_are_renamed_to_one_address() throws Exception {
        organisation();
        race(
                n -> {
                    write(user(2 * n));
                    write(user(2 * n + 1));
                },
                List.of(
                        n -> new RenameUser(address(2 * n), "same" + n + "@contoso.com"),
                        n -> new RenameUser(address(2 * n + 1), "SAME" + n + "@contoso.com")),
                Set.of("NAME_IS_UNIQUE"));
    }

    @Test
    void a_user_is_deleted_while_being_configured() throws Exception {
        organisation();
        for (int n = 0; n < TIMES; n++) {
            int i = n;
            write(user(n));
            List<Answer> answers = together(
                    () -> door.write(new DeleteUser(address(i))),
                    () -> door.write(new ConfigureClient(address(i), "GROUP_CHAT_2010", "gc1.contoso.com", false)));
            assertThat(answers.get(0).applied()).isTrue();
            assertThat(answers.get(1).applied() || answers.get(1).rules().equals(List.of("REFERENCE_EXISTS")))
                    .isTrue();
        }
        assertThat(Stored.behind(door).users()).isEmpty();
        theLogTellsAll();
    }

    @Test
    void plain_sql_deletes_the_front_end_pool_under_a_chat_pool() throws Exception {
        raceWithSql(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "delete from front_end_pools where key = '" + fe(n) + "'",
                n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty()),
                "REFERENCE_EXISTS");
    }

    @Test
    void plain_sql_corrects_the_release_under_a_chat_pool() throws Exception {
        raceWithSql(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "update front_end_pools set release = 'LYNC_2010' where key = '" + fe(n) + "'",
                n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty()),
                "HOME_POOL_MATCHES_RELEASE");
    }

    @Test
    void plain_sql_homes_a_chat_pool_on_a_front_end_pool_that_is_deleted() throws Exception {
        raceWithSql(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "insert into chat_pools (fqdn, key, release, home_id) select '" + chat(n) + "', '" + chat(n)
                        + "', release, id from front_end_pools where key = '" + fe(n) + "'",
                n -> new DeleteFrontEndPool(fe(n)),
                "NOT_IN_USE");
    }

    @Test
    void plain_sql_configures_the_other_pool() throws Exception {
        organisation();
        raceWithSql(
                n -> write(user(n)),
                n -> "insert into client_configurations (user_id, client, pool_id, pool_release)"
                        + " select u.id, 'GROUP_CHAT_2010', p.id, p.release from users u, chat_pools p"
                        + " where u.key = 'sip:" + address(n) + "' and p.key = 'gc2.contoso.com'",
                n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                "ONE_POOL_AT_A_TIME");
    }

    @Test
    void plain_sql_deletes_the_user_that_is_configured() throws Exception {
        organisation();
        raceWithSql(
                n -> write(user(n)),
                n -> "delete from users where key = 'sip:" + address(n) + "'",
                n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                "REFERENCE_EXISTS");
    }

    @Test
    void plain_sql_takes_the_address_that_another_is_renamed_to() throws Exception {
        organisation();
        raceWithSql(
                n -> write(user(n)),
                n -> "insert into users (sip_address, key, search_words, enabled, online) values" + " ('sip:taken" + n
                        + "@contoso.com', 'sip:taken" + n + "@contoso.com', '', true, false)",
                n -> new RenameUser(address(n), "taken" + n + "@contoso.com"),
                "NAME_IS_UNIQUE");
    }

    private interface Numbered<T> {
        T of(int n);
    }

    /** Races of which exactly one side wins. */
    private void race(Consumer<Integer> prepare, List<Numbered<Write>> sides, Set<String> rules) throws Exception {
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            Write one = sides.get(0).of(n);
            Write other = sides.get(1).of(n);
            List<Answer> answers = together(() -> door.write(one), () -> door.write(other));
            assertThat(answers.stream().filter(Answer::applied))
                    .as("%s, %s: %s", one, other, answers)
                    .hasSize(1);
            assertThat(answers.stream().flatMap(a -> a.rules().stream())).isSubsetOf(rules);
        }
        theLogTellsAll();
    }

    /**
     * Plain SQL that is under way and not committed when the service has already judged. Whoever loses is told so:
     * the service's client its rule, the other an error of the database.
     */
    private void raceWithSql(Consumer<Integer> prepare, Numbered<String> sql, Numbered<Write> write, String rule)
            throws Exception {
        int lost = 0;
        for (int n = 0; n < TIMES; n++) {
            prepare.accept(n);
            Future<Answer> answer;
            boolean stored;
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                stored = statement.executeUpdate(sql.of(n)) == 1;
                Write beside = write.of(n);
                answer = RACERS.submit(() -> door.write(beside));
                Thread.sleep(n % 2 == 0 ? 15 : 0);
                connection.commit();
            }
            assertThat(stored).isTrue();
            assertThat(answer.get().rules()).as(write.of(n).toString()).isSubsetOf(rule);
            lost += answer.get().applied() ? 0 : 1;
        }
        assertThat(lost).isEqualTo(TIMES);
    }

    private static List<Answer> together(Callable<Answer> one, Callable<Answer> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Answer>> racing = new ArrayList<>();
        for (Callable<Answer> racer : List.of(one, other)) {
            racing.add(RACERS.submit(() -> {
                start.await();
                return racer.call();
            }));
        }
        return List.of(racing.get(0).get(), racing.get(1).get());
    }

    private void theLogTellsAll() {
        assertThat(new Replay().follow(door).stored())
                .isEqualTo(Stored.behind(door).withoutDrift());
    }

    private void organisation() {
        write(new PutFrontEndPool("home.contoso.com", "LYNC_2010", "Dublin"));
        write(new PutChatPool("gc1.contoso.com", "LYNC_2010", "home.contoso.com", Optional.empty()));
        write(new PutChatPool("gc2.contoso.com", "LYNC_2010", "home.contoso.com", Optional.empty()));
    }

    private void write(Write write) {
        assertThat(door.write(write).applied()).as(write.toString()).isTrue();
    }

    private static PutUser user(int n) {
        return new PutUser(
                address(n),
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                Optional.of("home.contoso.com"),
                Optional.empty());
    }

    private static String address(int n) {
        return "user" + n + "@contoso.com";
    }

    private static String fe(int n) {
        return "fe" + n + ".contoso.com";
    }

    private static String chat(int n) {
        return "chat" + n + ".contoso.com";
    }
}
