package io.lifeguard.store;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.model.pool.PoolState;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What PostgreSQL holds on to when nobody goes through the service. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("DatabaseHoldsTest")
class DatabaseHoldsTest {
    private static final Schema SCHEMA = Schema.fresh("database_holds");
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
    @ValueSource(
            strings = {
                "delete from policies",
                "delete from policies where key = 'global'",
                "update policies set identity = 'Tag:All', key = 'tag:all', scope = 'USER' where key = 'global'",
                "update estate set global_policy_id = policy('tag:traders')",
                "delete from estate",
                "truncate policies"
            })
    void there_is_always_a_global_policy_and_only_one(String sql) throws SQLException {
        assertThatThrownBy(() -> update(sql)).isInstanceOf(PSQLException.class);
        assertThat(count("policies where scope = 'GLOBAL'")).isEqualTo(1);
    }

    @Test
    void a_chat_pool_keeps_its_release_wherever_it_goes() throws SQLException {
        String release = "update chat_pools set release = 'LYNC_2010', home_id = %s, state = '%s' where key = '%s'";
        assertThatThrownBy(() -> update(release.formatted("front_end('lync10')", "IN_SERVICE", "pchat.contoso.com")))
                .hasMessageContaining("release_is_fixed__chat_pools_release");
        assertThatThrownBy(() -> update(release.formatted("null", "DECOMMISSIONED", "pchat.contoso.com")))
                .as("a legacy pool is not decommissioned without its migration either")
                .hasMessageContaining("decommission_after_migration__chat_pools_migration");
        assertThat(update("update chat_pools set release = release"))
                .as("written and not changed")
                .isEqualTo(2);
    }

    @Test
    void a_decommissioned_pool_is_deleted_together_with_its_migration_only() throws SQLException {
        org().migration("gchat.contoso.com", "pchat.contoso.com")
                .state("gchat.contoso.com", PoolState.MIGRATED)
                .state("gchat.contoso.com", PoolState.DECOMMISSIONED)
                .storeIn(SCHEMA.dataSource());
        String put = "begin; set constraints decommission_after_migration__chat_pools_migration deferred;"
                + " delete from rooms; delete from categories; delete from add_ins; delete from migrations; ";
        assertThatThrownBy(() -> update(put + "commit"))
                .hasMessageContaining("decommission_after_migration__chat_pools_migration");
        update(put + "delete from chat_pools where id = chat('gchat'); commit");
        assertThat(count("chat_pools")).isEqualTo(1);
    }

    @Test
    void a_user_online_is_homed_nowhere() {
        String update = "update users set online = true where key = 'sip:ada@contoso.com'";
        assertThatThrownBy(() -> update(update)).hasMessageContaining("hosting_matches_home__users_home");
        assertThatThrownBy(() -> org().user("eve", u -> u.online().home("lync13.contoso.com"))
                        .storeIn(SCHEMA.dataSource()))
                .hasStackTraceContaining("hosting_matches_home__users_home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update users set display_name = 'a' || chr(0)",
                "update users set display_name = E'a\\u0000b'",
                "update users set display_name = convert_from('\\x610062', 'UTF8')",
                "update users set search_words = convert_from('\\x00', 'UTF8')"
            })
    void no_text_holds_u_0000(String sql) {
        assertThatThrownBy(() -> update(sql))
                .isInstanceOfSatisfying(
                        PSQLException.class, e -> assertThat(e.getSQLState()).isIn("54000", "22021", "42601", "22025"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update front_end_pools set fqdn = upper(fqdn), key = upper(key)",
                "update front_end_pools set site = 'ZÜRICH', site_key = 'ZÜRICH' where id = front_end('idle13')",
                "update chat_pools set fqdn = upper(fqdn), key = upper(key)",
                "update policies set identity = 'Tag:TRADERS', key = 'tag:TRADERS' where key = 'tag:traders'",
                "update policies set identity = 'Tag:KØB', key = 'tag:KØB' where key = 'tag:traders'",
                "update users set sip_address = 'sip:ADA@contoso.com', key = 'sip:ADA@contoso.com'",
                "update users set sip_address = 'sip:ÅDA@contoso.com', key = 'sip:ÅDA@contoso.com'",
                "update users set external_id = 'GUID', external_key = 'GUID'"
            })
    void no_key_is_stored_unfolded(String sql) {
        assertThatThrownBy(() -> update(sql))
                .isInstanceOfSatisfying(
                        PSQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }

    @Test
    void an_organisation_is_stored_whole_and_cleared_to_the_global_policy() throws SQLException {
        org().policy("Global", true)
                .policy("Site:Redmond", false)
                .user("bob@fabrikam.com", u -> u.named("Bob")
                        .externalId("B-1")
                        .granted("Tag:Traders")
                        .disabled())
                .user("eve", Org.UserLine::online)
                .configured("bob@fabrikam.com", GROUP_CHAT_2010, "gchat.contoso.com")
                .storeIn(SCHEMA.dataSource());
        assertThat(count("front_end_pools")).isEqualTo(4);
        assertThat(count("chat_pools")).isEqualTo(2);
        assertThat(count("policies")).isEqualTo(3);
        assertThat(count("users")).isEqualTo(3);
        assertThat(count("client_configurations")).isEqualTo(1);
        Org.clear(SCHEMA.dataSource());
        for (String table : List.of("front_end_pools", "chat_pools", "users", "client_configurations", "changes")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("policies")).isEqualTo(1);
        assertThat(count("policies where key = 'global' and not enable_persistent_chat"))
                .isEqualTo(1);
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

    private static int update(String sql) throws SQLException {
        try (Connection connection = SCHEMA.connect()) {
            return update(connection, sql);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
