package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.WriteAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoolMutationsTest extends MutationTestBase {

    @Test
    void a_front_end_pool_is_created_and_answered_as_stored() {
        WriteAnswer answer = endpoint.write(new PutFrontEndPool("New13.contoso.com", "LYNC_2013", "Redmond"));
        assertThat(answer.violations()).isEmpty();
        assertThat(answer.applied()).isTrue();
        assertThat(answer.resulting().encode())
                .isEqualTo("{\"fqdn\":\"New13.contoso.com\",\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
    }

    @Test
    void a_put_that_changes_nothing_writes_nothing_and_answers_the_thing_and_the_present_revision() {
        WriteAnswer first = endpoint.write(new PutFrontEndPool("new13.contoso.com", "LYNC_2013", "Redmond"));
        WriteAnswer again = endpoint.write(new PutFrontEndPool("NEW13.CONTOSO.COM", "LYNC_2013", "REDMOND"));
        assertThat(again.applied()).isTrue();
        assertThat(again.revision()).isEqualTo(first.revision());
        assertThat(again.resulting()).isEqualTo(first.resulting());
    }

    @Test
    void all_violations_of_a_front_end_pool_are_reported_at_once() {
        WriteAnswer answer = endpoint.write(new PutFrontEndPool("pool_01", "LYNC_2013", " "));
        assertThat(answer.violations())
                .containsExactly("VALUE_IS_VALID frontEndPool.fqdn", "VALUE_IS_VALID frontEndPool.site");
        assertThat(answer.applied()).isFalse();
        assertThat(answer.resulting()).isEmpty();
    }

    @Test
    void a_front_end_pool_keeps_its_release_while_chat_pools_of_it_are_homed_there() {
        WriteAnswer answer = endpoint.write(new PutFrontEndPool("lync10.contoso.com", "LYNC_2013", "Dublin"));
        assertThat(answer.violations()).containsExactly("HOME_POOL_MATCHES_RELEASE frontEndPool.release");
        assertThat(answer.reason()).first().asString().contains("gc10.contoso.com");
    }

    @Test
    void correcting_the_release_of_a_pool_that_homes_users_only_warns_of_the_clients_that_stop_working() {
        endpoint.write(new Write.MoveUser("ada@contoso.com", Optional.of("r2.contoso.com")));
        endpoint.write(new PutFrontEndPool("r2.contoso.com", "LYNC_2013", "BackCompatSite"));
        assertThat(drifted()).isZero();
        WriteAnswer answer = endpoint.write(new PutFrontEndPool("r2.contoso.com", "OCS_2007_R2", "BackCompatSite"));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(drifted()).isEqualTo(1);
    }

    @Test
    void a_pool_that_changes_site_warns_of_the_users_whom_another_policy_decides_for() {
        endpoint.write(new Write.PutPolicy("Site:Dublin", false, Optional.empty()));
        endpoint.write(new Write.GrantPolicy("ada@contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(new PutFrontEndPool("lync13.contoso.com", "LYNC_2013", "Dublin"));
        assertThat(answer.warnings()).containsExactly("USER_ENABLED_BY_POLICY 1");
        assertThat(answer.applied()).isTrue();
    }

    @Test
    void the_last_front_end_pool_of_a_site_that_has_a_policy_goes_with_a_warning() {
        endpoint.write(new Write.PutPolicy("Site:BackCompatSite", true, Optional.empty()));
        endpoint.write(new PutFrontEndPool("second.contoso.com", "LYNC_2010", "backcompatsite"));
        assertThat(endpoint.write(new DeleteFrontEndPool("second.contoso.com")).warnings())
                .isEmpty();
        WriteAnswer moved = endpoint.write(new PutFrontEndPool("r2.contoso.com", "OCS_2007_R2", "Oslo"));
        assertThat(moved.applied()).isTrue();
        assertThat(moved.warnings()).containsExactly("SITE_HAS_NO_POOL 1");
        endpoint.write(new PutFrontEndPool("r2.contoso.com", "OCS_2007_R2", "BackCompatSite"));
        WriteAnswer deleted = endpoint.write(new DeleteFrontEndPool("r2.contoso.com"));
        assertThat(deleted.applied()).isTrue();
        assertThat(deleted.warnings()).containsExactly("SITE_HAS_NO_POOL 1");
        assertThat(StoredState.readFrom(endpoint).policies())
                .anyMatch(p -> p.getString("identity").equals("Site:BackCompatSite"));
        assertThat(TestService.ask("{ compliance { rule { id } count subjects } }")
                        .body())
                .contains(
                        "{\"rule\":{\"id\":\"SITE_HAS_NO_POOL\"},\"count\":1,\"subjects\":[\"Site:BackCompatSite\"]}");
    }

    @Test
    void a_front_end_pool_that_homes_nothing_is_deleted_one_that_homes_something_is_not() {
        assertThat(endpoint.write(new DeleteFrontEndPool("R2.contoso.com")).applied())
                .isTrue();
        assertThat(endpoint.write(new DeleteFrontEndPool("r2.contoso.com")).violations())
                .containsExactly("REFERENCE_EXISTS fqdn");
        WriteAnswer answer = endpoint.write(new DeleteFrontEndPool("lync13.contoso.com"));
        assertThat(answer.violations()).containsExactly("NOT_IN_USE fqdn");
        assertThat(answer.reason())
                .containsExactly("lync13.contoso.com homes 1 user and 1 chat pool (pchat.contoso.com);"
                        + " a front-end pool in use cannot be deleted.");
    }

    @Test
    void a_chat_pool_is_homed_on_its_own_release_only_when_created_and_when_homed_anew() {
        assertThat(endpoint.write(chatPool("new.contoso.com", "LYNC_2013", "lync10.contoso.com"))
                        .violations())
                .containsExactly("HOME_POOL_MATCHES_RELEASE chatPool.home");
        assertThat(endpoint.write(chatPool("pchat.contoso.com", "LYNC_2013", "r2.contoso.com"))
                        .violations())
                .containsExactly("HOME_POOL_MATCHES_RELEASE chatPool.home");
        endpoint.write(new PutFrontEndPool("other13.contoso.com", "LYNC_2013", "Dublin"));
        WriteAnswer moved = endpoint.write(chatPool("PCHAT.contoso.com", "LYNC_2013", "Other13.contoso.com"));
        assertThat(StoredState.flat(moved.resulting()).getString("home")).isEqualTo("other13.contoso.com");
        assertThat(StoredState.flat(moved.resulting()).getString("fqdn")).isEqualTo("pchat.contoso.com");
    }

    @Test
    void a_chat_pool_never_changes_its_release() {
        WriteAnswer answer = endpoint.write(chatPool("gc10.contoso.com", "LYNC_2013", "lync13.contoso.com"));
        assertThat(answer.violations()).containsExactly("RELEASE_IS_FIXED chatPool.release");
    }

    @Test
    void a_home_that_does_not_exist_is_not_judged_by_its_release() {
        WriteAnswer answer = endpoint.write(chatPool("gc10.contoso.com", "OCS_2007_R2", "nowhere"));
        assertThat(answer.violations())
                .containsExactly("RELEASE_IS_FIXED chatPool.release", "REFERENCE_EXISTS chatPool.home");
    }

    @Test
    void the_third_release_in_service_is_accepted_and_reported() {
        WriteAnswer answer = endpoint.write(chatPool("gcr2.contoso.com", "OCS_2007_R2", "r2.contoso.com"));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("THREE_RELEASES_SIDE_BY_SIDE 1");
        assertThat(endpoint.write(chatPool("gcr2b.contoso.com", "OCS_2007_R2", "r2.contoso.com"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_chat_pool_that_clients_are_configured_for_is_not_deleted() {
        WriteAnswer answer = endpoint.write(new DeleteChatPool("gc10.contoso.com"));
        assertThat(answer.violations()).containsExactly("NOT_IN_USE fqdn");
        endpoint.write(new Write.RemoveClientConfiguration("ada@contoso.com", "GROUP_CHAT_2010", "gc10.contoso.com"));
        assertThat(endpoint.write(new DeleteChatPool("gc10.contoso.com")).applied())
                .isTrue();
    }

    @Test
    void a_decommissioned_chat_pool_holds_its_front_end_pool_no_more_and_is_homed_on_none_again() {
        Org.org()
                .chatPool("old.contoso.com", Release.OCS_2007_R2, "r2.contoso.com")
                .migration("old.contoso.com", "pchat.contoso.com")
                .state("old.contoso.com", io.lifeguard.model.pool.PoolState.MIGRATED)
                .state("old.contoso.com", io.lifeguard.model.pool.PoolState.DECOMMISSIONED)
                .storeIn(dataSource);
        assertThat(endpoint.write(chatPool("old.contoso.com", "OCS_2007_R2", "r2.contoso.com"))
                        .rules())
                .containsExactly("MIGRATION_STEP_FOLLOWS");
        assertThat(endpoint.write(new DeleteFrontEndPool("r2.contoso.com")).applied())
                .isTrue();
        assertThat(endpoint.write(new DeleteChatPool("old.contoso.com")).applied())
                .isTrue();
    }

    private static PutChatPool chatPool(String fqdn, String release, String home) {
        return new PutChatPool(fqdn, release, home, Optional.empty());
    }
}
