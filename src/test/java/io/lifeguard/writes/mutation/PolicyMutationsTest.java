package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.WriteAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PolicyMutationsTest extends MutationTestBase {

    @Test
    void switching_a_policy_off_is_accepted_with_the_count_of_the_clients_that_stop_working() {
        WriteAnswer answer = endpoint.write(new PutPolicy("tag:traders", false, Optional.empty()));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(answer.resulting().getString("identity")).isEqualTo("Tag:Traders");
        assertThat(drifted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Traders, POLICY_IDENTITY_IS_VALID", "Tag:, POLICY_IDENTITY_IS_VALID", "'Tag: x', VALUE_IS_VALID"})
    void an_identity_has_one_of_three_forms(String identity, String rule) {
        assertThat(endpoint.write(new PutPolicy(identity, true, Optional.empty()))
                        .violations())
                .containsExactly(rule + " policy.identity");
    }

    @Test
    void the_policy_of_a_site_decides_for_those_who_are_granted_none() {
        endpoint.write(new PutPolicy("Global", true, Optional.empty()));
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(new PutPolicy("Site:REDMOND", false, Optional.of("off")));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(endpoint.write(new DeletePolicy("site:redmond", false)).warnings())
                .isEmpty();
        assertThat(drifted()).isZero();
    }

    @Test
    void a_granted_policy_is_not_deleted_without_force() {
        WriteAnswer answer = endpoint.write(new DeletePolicy("TAG:TRADERS", false));
        assertThat(answer.violations()).containsExactly("NOT_IN_USE identity");
        assertThat(answer.reason())
                .containsExactly("Tag:Traders is granted to 1 user; a granted policy is deleted only with force.");
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        assertThat(endpoint.write(new DeletePolicy("TAG:TRADERS", false)).applied())
                .isTrue();
    }

    @Test
    void a_policy_of_a_site_without_a_front_end_pool_is_stored_with_a_warning() {
        WriteAnswer answer = endpoint.write(new PutPolicy("Site:Branch", true, Optional.empty()));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("SITE_HAS_NO_POOL 1");
        assertThat(endpoint.write(new PutPolicy("SITE:BRANCH", true, Optional.empty()))
                        .warnings())
                .as("unchanged")
                .isEmpty();
        assertThat(endpoint.write(new PutPolicy("site:branch", false, Optional.empty()))
                        .warnings())
                .containsExactly("SITE_HAS_NO_POOL 1");
        assertThat(endpoint.write(new DeletePolicy("Site:Branch", false)).applied())
                .isTrue();
    }

    @Test
    void a_granted_policy_is_deleted_with_force_and_its_users_fall_back() {
        endpoint.write(new PutPolicy("Site:Redmond", false, Optional.empty()));
        WriteAnswer planned = endpoint.dryRun(new DeletePolicy("Tag:Traders", true));
        assertThat(planned.warnings()).containsExactly("USER_ENABLED_BY_POLICY 1", "CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(ada().getString("grantedPolicy")).isEqualTo("Tag:Traders");
        String before = planned.revision();
        WriteAnswer answer = endpoint.write(new DeletePolicy("Tag:Traders", true));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).isEqualTo(planned.warnings());
        assertThat(ada().getString("grantedPolicy")).isNull();
        assertThat(drifted()).isEqualTo(1);
        assertThat(TestService.ask("{ changes(after: \"" + before + "\") { nodes { kind subjectType subject } } }")
                        .data()
                        .at("/changes/nodes")
                        .toString())
                .isEqualTo("[{\"kind\":\"UPDATED\",\"subjectType\":\"User\",\"subject\":\"sip:ada@contoso.com\"},"
                        + "{\"kind\":\"DELETED\",\"subjectType\":\"ChatPolicy\",\"subject\":\"Tag:Traders\"}]");
    }

    @Test
    void more_users_than_are_read_at_once_lose_the_policy_in_one_write() throws SQLException {
        int users = 4500;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into users (sip_address, key, search_words, enabled, online, policy_id)"
                    + " select n, n, '', true, false, p.id from policies p,"
                    + " (select 'sip:u' || i || '@contoso.com' as n from generate_series(1, " + users + ") i) x"
                    + " where p.key = 'tag:traders'");
        }
        WriteAnswer answer = endpoint.write(new DeletePolicy("Tag:Traders", true));
        assertThat(answer.warnings())
                .containsExactly("USER_ENABLED_BY_POLICY " + (users + 1), "CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(Tables.column(
                        dataSource,
                        "select count(*) || ' ' || count(distinct subject_key) || ' ' || max(revision) from changes"
                                + " where kind = 'UPDATED' and before ->> 'grantedPolicy' = 'Tag:Traders'"
                                + " and after ->> 'grantedPolicy' is null"))
                .containsExactly((users + 1) + " " + (users + 1) + " " + (answer.number() - 1));
        assertThat(Tables.column(dataSource, "select count(*) from users where policy_id is not null"))
                .containsExactly("0");
    }

    @Test
    void force_deletes_a_policy_that_nobody_is_granted_as_well() {
        endpoint.write(new PutPolicy("Tag:Idle", true, Optional.empty()));
        WriteAnswer answer = endpoint.write(new DeletePolicy("Tag:Idle", true));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).isEmpty();
        assertThat(endpoint.write(new DeletePolicy("Tag:Idle", true)).violations())
                .containsExactly("REFERENCE_EXISTS identity");
    }

    @Test
    void deleting_the_global_policy_resets_it() {
        endpoint.write(new PutPolicy("Global", true, Optional.of("for all")));
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(new DeletePolicy("GLOBAL", false));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(StoredState.readFrom(endpoint).policies())
                .anyMatch(p -> p.getString("identity").equals("Global")
                        && !p.getBoolean("enablePersistentChat")
                        && p.getString("description") == null);
        assertThat(endpoint.write(new DeletePolicy("Global", false)).revision()).isEqualTo(answer.revision());
    }
}
