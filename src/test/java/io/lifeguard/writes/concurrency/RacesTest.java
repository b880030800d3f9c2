package io.lifeguard.writes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two writes at the same moment, again and again: at most one is applied, the other violates the rule. Then the same with
 * plain SQL, which uses neither rules nor lock: a constraint finds what the rules could not see.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RacesTest {
    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    private ConcurrentWrites races;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
        races = new ConcurrentWrites(endpoint, dataSource);
    }

    @Test
    void a_front_end_pool_is_deleted_while_a_chat_pool_is_homed_on_it() throws Exception {
        races.oneWins(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                List.of(
                        n -> new DeleteFrontEndPool(fe(n)),
                        n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty())),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void the_release_of_a_front_end_pool_is_corrected_while_a_chat_pool_is_homed_on_it() throws Exception {
        races.oneWins(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                List.of(
                        n -> new PutFrontEndPool(fe(n), "LYNC_2010", "Redmond"),
                        n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty())),
                Set.of("HOME_POOL_MATCHES_RELEASE"));
    }

    @Test
    void a_legacy_client_is_configured_for_two_pools() throws Exception {
        organisation();
        races.oneWins(
                n -> write(user(n)),
                List.of(
                        n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                        n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc2.contoso.com", false)),
                Set.of("ONE_POOL_AT_A_TIME"));
    }

    @Test
    void two_users_are_renamed_to_one_address() throws Exception {
        organisation();
        races.oneWins(
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
        races.secondMayWin(
                n -> write(user(n)),
                n -> new DeleteUser(address(n)),
                n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                "REFERENCE_EXISTS",
                n -> assertThat(StoredState.readFrom(endpoint).users()).isEmpty());
    }

    @Test
    void plain_sql_deletes_the_front_end_pool_under_a_chat_pool() throws Exception {
        races.sqlIsFirst(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "delete from front_end_pools where key = '" + fe(n) + "'",
                n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty()),
                "REFERENCE_EXISTS");
    }

    @Test
    void plain_sql_corrects_the_release_under_a_chat_pool() throws Exception {
        races.sqlIsFirst(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "update front_end_pools set release = 'LYNC_2010' where key = '" + fe(n) + "'",
                n -> new PutChatPool(chat(n), "LYNC_2013", fe(n), Optional.empty()),
                "HOME_POOL_MATCHES_RELEASE");
    }

    @Test
    void plain_sql_homes_a_chat_pool_on_a_front_end_pool_that_is_deleted() throws Exception {
        races.sqlIsFirst(
                n -> write(new PutFrontEndPool(fe(n), "LYNC_2013", "Redmond")),
                n -> "insert into chat_pools (fqdn, key, release, home_id) select '" + chat(n) + "', '" + chat(n)
                        + "', release, id from front_end_pools where key = '" + fe(n) + "'",
                n -> new DeleteFrontEndPool(fe(n)),
                "NOT_IN_USE");
    }

    @Test
    void plain_sql_configures_the_other_pool() throws Exception {
        organisation();
        races.sqlIsFirst(
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
        races.sqlIsFirst(
                n -> write(user(n)),
                n -> "delete from users where key = 'sip:" + address(n) + "'",
                n -> new ConfigureClient(address(n), "GROUP_CHAT_2010", "gc1.contoso.com", false),
                "REFERENCE_EXISTS");
    }

    @Test
    void plain_sql_takes_the_address_that_another_is_renamed_to() throws Exception {
        organisation();
        races.sqlIsFirst(
                n -> write(user(n)),
                n -> "insert into users (sip_address, key, search_words, enabled, online) values" + " ('sip:taken" + n
                        + "@contoso.com', 'sip:taken" + n + "@contoso.com', '', true, false)",
                n -> new RenameUser(address(n), "taken" + n + "@contoso.com"),
                "NAME_IS_UNIQUE");
    }

    private void organisation() {
        write(new PutFrontEndPool("home.contoso.com", "LYNC_2010", "Dublin"));
        write(new PutChatPool("gc1.contoso.com", "LYNC_2010", "home.contoso.com", Optional.empty()));
        write(new PutChatPool("gc2.contoso.com", "LYNC_2010", "home.contoso.com", Optional.empty()));
    }

    private void write(Write write) {
        races.write(write);
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
