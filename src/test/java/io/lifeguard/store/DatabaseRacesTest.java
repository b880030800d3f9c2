package io.lifeguard.store;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;

/** What PostgreSQL holds on to when two write at once past the service. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("DatabaseRacesTest")
class DatabaseRacesTest {
    private static final Schema SCHEMA = Schema.fresh("database_races");
    private static final Org SMALL = org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
            .frontEndPool("idle13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("branch.contoso.com", LYNC_2013, "Dublin")
            .policy("Tag:Traders", true)
            .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
            .category("gchat.contoso.com", "Research")
            .category("gchat.contoso.com", "Idle")
            .room("gchat.contoso.com", "Lab", "Research")
            .user("ada", u -> u.home("lync13.contoso.com"));

    /**
     * Two writes that are each permitted and together break an invariant.
     *
     * @param refusedBy how the constraint begins that refuses the second, whichever that is
     */
    record Race(String one, String other, String refusedBy) {}

    static List<Race> races() {
        String configure = "insert into client_configurations (user_id, client, pool_id, pool_release)";
        return List.of(
                new Race(
                        configure + " values (person('ada'), 'GROUP_CHAT_2010', chat('pchat'), 'LYNC_2013')",
                        configure + " values (person('ada'), 'GROUP_CHAT_2010', chat('gchat'), 'LYNC_2010')",
                        "one_pool_at_a_time__client_configurations_legacy"),
                new Race(
                        "insert into chat_pools (fqdn, key, release, home_id)"
                                + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2013', front_end('idle13'))",
                        "update front_end_pools set release = 'LYNC_2010' where key = 'idle13.contoso.com'",
                        "home_pool_matches_release__chat_pools_home"),
                new Race(
                        "update chat_pools set home_id = front_end('idle13') where key = 'pchat.contoso.com'",
                        "delete from front_end_pools where key = 'idle13.contoso.com'",
                        "reference_exists__chat_pools_home"),
                new Race(
                        "update users set policy_id = policy('tag:traders') where key = 'sip:ada@contoso.com'",
                        "delete from policies where key = 'tag:traders'",
                        "reference_exists__users_policy"),
                new Race(
                        configure + " values (person('ada'), 'LYNC_2013', chat('pchat'), 'LYNC_2013')",
                        "delete from chat_pools where key = 'pchat.contoso.com'",
                        "reference_exists__client_configurations_pool"),
                new Race(
                        configure + " values (person('ada'), 'LYNC_2013', chat('pchat'), 'LYNC_2013')",
                        "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('pchat')",
                        "not_in_use__client_configurations_pool"),
                new Race(
                        "insert into migrations (source_id, source_release, source_state, target_id)"
                                + " values (chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('pchat'))",
                        "delete from chat_pools where id = chat('pchat')",
                        "reference_exists__migrations_target"),
                new Race(
                        "insert into migrations (source_id, source_release, source_state, target_id)"
                                + " values (chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('pchat'))",
                        "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('pchat')",
                        "migration_step_follows__migrations_target"),
                new Race(
                        "insert into rooms (pool_id, name, key, category_id)"
                                + " values (chat('gchat'), 'Hall', 'hall', category('idle'))",
                        "delete from categories where key = 'idle'",
                        "reference_exists__rooms_category"),
                new Race(
                        "update categories set parent_id = category('idle') where key = 'research'",
                        "update categories set parent_id = category('research') where key = 'idle'",
                        "category_parent_is_valid__categories_cycle"),
                new Race(
                        "insert into categories (pool_id, name, key, parent_id)"
                                + " values (chat('gchat'), 'Sub', 'sub', category('idle'))",
                        "delete from categories where key = 'idle'",
                        "reference_exists__categories_parent"),
                new Race(
                        "insert into users (sip_address, key, search_words, enabled, online)"
                                + " values ('sip:eve@contoso.com', 'sip:eve@contoso.com', '', true, false)",
                        "update users set sip_address = 'sip:eve@contoso.com', key = 'sip:eve@contoso.com'"
                                + " where key = 'sip:ada@contoso.com'",
                        "name_is_unique__users_key"));
    }

    @BeforeAll
    static void name() {
        SCHEMA.execute(Attempts.FUNCTIONS);
    }

    @BeforeEach
    void store() {
        Org.clear(SCHEMA.dataSource());
        SMALL.storeIn(SCHEMA.dataSource());
    }

    @ParameterizedTest
    @MethodSource("races")
    @Timeout(60)
    void of_two_writes_at_once_that_break_a_rule_together_the_second_is_refused(Race race) throws Exception {
        assertSecondRefused(race.one(), race.other(), race.refusedBy());
        Org.clear(SCHEMA.dataSource());
        SMALL.storeIn(SCHEMA.dataSource());
        assertSecondRefused(race.other(), race.one(), race.refusedBy());
    }

    @Test
    @Timeout(60)
    void the_last_legacy_pool_is_not_migrated_while_another_comes_into_service() throws Exception {
        org().migration("gchat.contoso.com", "pchat.contoso.com").storeIn(SCHEMA.dataSource());
        assertSecondRefused(
                "update chat_pools set state = 'MIGRATED' where id = chat('gchat')",
                "insert into chat_pools (fqdn, key, release, home_id)"
                        + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'))",
                "only_lync_2013_after_migration__chat_pools_new");
    }

    private static void assertSecondRefused(String first, String second, String refusedBy) throws Exception {
        try (Connection one = SCHEMA.connect();
                Connection other = SCHEMA.connect()) {
            one.setAutoCommit(false);
            update(one, first);
            int waiting = pid(other);
            CompletableFuture<Optional<String>> outcome = Concurrently.supply(() -> refusal(other, second));
            awaitBlocked(waiting, outcome);
            one.commit();
            assertThat(outcome.get(30, SECONDS).orElse("nothing")).startsWith(refusedBy);
        }
    }

    /** The name of the constraint that refused it; empty if none did. */
    private static Optional<String> refusal(Connection connection, String sql) {
        try {
            update(connection, sql);
            return Optional.empty();
        } catch (PSQLException e) {
            return Optional.ofNullable(e.getServerErrorMessage()).map(told -> String.valueOf(told.getConstraint()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitBlocked(int pid, CompletableFuture<?> outcome) throws Exception {
        while (!outcome.isDone() && count("pg_stat_activity where wait_event_type = 'Lock' and pid = " + pid) == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(outcome).as("it waits for the first").isNotDone();
    }

    private static int pid(Connection connection) throws SQLException {
        return number(connection, "select pg_backend_pid()");
    }

    private static int count(String from) throws SQLException {
        try (Connection connection = SCHEMA.connect()) {
            return number(connection, "select count(*) from " + from);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
