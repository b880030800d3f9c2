package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.sql.SqlConditions;
import io.lifeguard.testing.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of the users of one home or policy is a walk through an index in the order of the keys, whatever their number. */
class UserPagePlanTest {
    private static final Schema SCHEMA = Schema.fresh("user_page_plan");

    @BeforeAll
    static void manyUsers() {
        SCHEMA.execute("""
                insert into front_end_pools (fqdn, key, release, site, site_key)
                  select p, p, 'LYNC_2013', 'Main', 'main' from (values ('a.contoso.com'), ('b.contoso.com')) f (p);
                insert into policies (identity, key, scope, enable_persistent_chat)
                  select 'Tag:' || p, 'tag:' || p, 'USER', true from (values ('a'), ('b')) o (p);
                insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id)
                  select u, u, substr(u, 5), true, false,
                      (select id from front_end_pools where key = case i % 10 when 0 then 'a' else 'b' end || '.contoso.com'),
                      (select id from policies where key = 'tag:' || case i % 10 when 0 then 'a' else 'b' end)
                    from (select i, 'sip:' || md5(i::text) || '@contoso.com' as u from generate_series(1, 20000) i) s;
                analyze users;
                """);
    }

    @Test
    void a_page_of_a_home_walks_its_index() throws SQLException {
        assertThat(plan(filter(Optional.of("a.contoso.com"), Optional.empty()), "'a.contoso.com'"))
                .contains("users_by_home")
                .doesNotContain("Sort");
    }

    @Test
    void a_page_of_a_policy_walks_its_index() throws SQLException {
        assertThat(plan(filter(Optional.empty(), Optional.of("Tag:a")), "'tag:a'"))
                .contains("users_by_policy")
                .doesNotContain("Sort");
    }

    private static String plan(UserFilter filter, String value) throws SQLException {
        SqlConditions conditions = new SqlConditions();
        UserConditions.addPlacement(filter, conditions);
        conditions.and("u.key > ", "");
        String page = "prepare page as select " + FactMapper.USER_COLUMNS + "from users u\n" + FactMapper.USER_JOINS
                + conditions.where() + " order by u.key limit 100";
        try (Connection connection = SCHEMA.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(page);
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain execute page(" + value + ", '')")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static UserFilter filter(Optional<String> home, Optional<String> policy) {
        return new UserFilter(
                home,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy,
                Optional.empty(),
                Optional.empty());
    }
}
