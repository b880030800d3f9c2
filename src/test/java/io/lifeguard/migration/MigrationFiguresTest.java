package io.lifeguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the figures of a large organisation take: 100,000 users, 50,000 rooms, 20 chat pools. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("slow")
class MigrationFiguresTest {
    private static final Logger LOG = Logger.getLogger(MigrationFiguresTest.class);
    private static final int TIMES = 20;
    private static final long LONGEST_MILLIS = 2_000;
    private static final String LARGE = """
            insert into front_end_pools (fqdn, key, release, site, site_key)
              select n, n, r, 'Site' || i % 5, 'site' || i % 5 from (select i, 'fe' || i || '.contoso.com' as n,
                case when i < 6 then 'OCS_2007_R2' when i < 12 then 'LYNC_2010' else 'LYNC_2013' end as r
                from generate_series(0, 19) i) x;
            insert into policies (identity, key, scope, enable_persistent_chat)
              select 'Tag:P' || i, 'tag:p' || i, 'USER', i % 2 = 0 from generate_series(0, 9) i;
            insert into chat_pools (fqdn, key, release, home_id)
              select 'chat' || key, 'chat' || key, release, id from front_end_pools;
            insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id)
              select n, n, '', i % 10 > 0, false, f.id, case when i % 3 > 0 then p.id end
              from (select i, 'sip:u' || i || '@contoso.com' as n from generate_series(1, 100000) i) x
              join front_end_pools f on f.key = 'fe' || i % 20 || '.contoso.com'
              join policies p on p.key = 'tag:p' || i % 10;
            insert into client_configurations (user_id, client, pool_id, pool_release)
              select u.id, 'GROUP_CHAT_2010', p.id, p.release from users u
              join chat_pools p on p.home_id = u.home_id where u.id % 3 = 0;
            insert into categories (pool_id, name, key)
              select id, 'c' || i, 'c' || i from chat_pools, generate_series(1, 50) i;
            insert into rooms (pool_id, name, key, category_id)
              select c.pool_id, c.key || 'r' || i, c.key || 'r' || i, c.id from categories c, generate_series(1, 50) i;
            insert into migrations (source_id, source_release, source_state, target_id)
              select s.id, s.release, s.state, (select min(id) from chat_pools where release = 'LYNC_2013')
              from chat_pools s where release <> 'LYNC_2013';
            analyze;
            """;

    @Inject
    DataSource dataSource;

    @Test
    void status_findings_and_compliance_of_a_large_organisation_take_moments() throws SQLException {
        Org.clear(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LARGE);
        }
        measure(
                "migrationStatus",
                "{ migrationStatus { phase deployments { release categoryCount roomCount homedUserCount }"
                        + " migrations { complete } usersReadyForLync2013 usersNotReady { rule { id } userCount }"
                        + " accountsNotEnabled legacyConfigurations } }");
        measure(
                "findings of one migration",
                "{ chatPool(fqdn: \"chatfe7.contoso.com\") { migration { findings { rule { id } count reason subjects }"
                        + " blockers { rule { id } count subjects } } } }");
        measure("compliance", "{ compliance { rule { id } count reason subjects } }");
        measure("compliance, counts only", "{ compliance { rule { id } count reason } }");
        Org.clear(dataSource);
    }

    private static void measure(String what, String question) {
        long[] millis = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            assertThat(TestService.ask(question).data().isEmpty()).isFalse();
            millis[i] = (System.nanoTime() - begin) / 1_000_000;
        }
        Arrays.sort(millis);
        LOG.infof("%s: median %d ms, longest %d ms", what, millis[TIMES / 2], millis[TIMES - 1]);
        assertThat(millis[TIMES / 2]).as(what).isLessThan(LONGEST_MILLIS);
    }
}
