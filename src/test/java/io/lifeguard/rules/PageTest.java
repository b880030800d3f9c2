package io.lifeguard.rules;

import static io.lifeguard.rules.Asked.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Standing.ConfigurationState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The sentences of the page, and of the documents beside it, over every question that can be put: each standing × client
 * × release × state of the pool. What is expected is written here in words and tables of its own; nothing of the
 * catalogue is asked but the answer.
 */
@Execution(CONCURRENT)
class PageTest {
    @Test
    void every_question_that_can_be_put_is_put() {
        assertThat(ALL).hasSize(15 * 3 * 3 * (2 * 5 * 2 * 3)).doesNotHaveDuplicates();
        assertThat(ALL).extracting(Asked::client).contains(names(Client.values()));
        assertThat(ALL).extracting(Asked::pool).contains(names(Release.values()));
        assertThat(ALL).extracting(Asked::state).contains(names(PoolState.values()));
        assertThat(ALL).extracting(Asked::configured).contains(names(ConfigurationState.values()));
        assertThat(Hosting.values()).hasSize(2);
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    // The sentences of the page

    @Test
    void the_group_chat_client_can_be_used_with_any_one_of_the_three_releases() {
        assertThat(ALL)
                .filteredOn(Asked::withGroupChatClient)
                .filteredOn(a -> a.canSignIn() && a.state().equals("IN_SERVICE"))
                .filteredOn(a -> !a.configured().equals("FOR_ANOTHER_POOL"))
                .hasSize(2 * 3 * (3 * 2 * 2))
                .allMatch(Asked::eligible);
    }

    @Test
    void the_group_chat_client_uses_one_pool_at_a_time() {
        stands(
                "ONE_POOL_AT_A_TIME",
                a -> a.withGroupChatClient() && a.configured().equals("FOR_ANOTHER_POOL"));
    }

    @Test
    void the_group_chat_client_is_configured_by_hand() {
        for (Asked a : ALL) {
            boolean toBeConfigured = a.withGroupChatClient()
                    && a.configured().equals("FOR_NO_POOL")
                    && a.canSignIn()
                    && a.state().equals("IN_SERVICE");
            assertThat(a.conditions())
                    .as("%s", a)
                    .isEqualTo(toBeConfigured ? List.of("MANUAL_CONFIGURATION") : List.of());
        }
    }

    @Test
    void the_lync_2013_client_can_be_used_with_lync_2013_pools_only() {
        stands("CLIENT_REACHES_RELEASE", a -> a.withLync2013Client() && a.onLegacyPool());
        assertThat(ALL)
                .filteredOn(a -> a.withLync2013Client() && a.onLegacyPool())
                .isNotEmpty()
                .noneMatch(Asked::eligible);
    }

    @Test
    void for_the_lync_2013_client_the_user_is_homed_on_a_lync_2013_pool() {
        stands(
                "USER_HOMED_ON_LYNC_2013",
                a -> a.withLync2013Client() && !a.home().equals("LYNC_2013"));
    }

    @Test
    void for_the_lync_2013_client_the_user_is_enabled_by_policy() {
        stands("USER_ENABLED_BY_POLICY", a -> a.withLync2013Client() && !a.policy());
    }

    @Test
    void for_the_lync_2013_client_both_home_and_policy_are_asked_and_both_failures_reported() {
        assertThat(ALL)
                .filteredOn(a -> a.withLync2013Client() && !a.home().equals("LYNC_2013") && !a.policy())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.obstacles())
                        .containsSequence("USER_HOMED_ON_LYNC_2013", "USER_ENABLED_BY_POLICY"));
    }

    // The sentences beyond the page

    @Test
    void a_client_that_has_no_chat_reaches_no_pool() {
        stands("CLIENT_HAS_CHAT", Asked::withoutChat);
    }

    @Test
    void a_user_who_is_not_enabled_reaches_no_pool() {
        stands("ACCOUNT_ENABLED", a -> !a.enabled());
    }

    @Test
    void a_user_hosted_online_reaches_no_pool() {
        stands("ACCOUNT_ON_PREMISES", a -> a.home().equals("online"));
    }

    @Test
    void a_user_on_premises_without_a_home_cannot_sign_in() {
        stands("ACCOUNT_HOMED", a -> a.home().equals("none"));
    }

    @Test
    void a_pool_that_is_not_in_service_is_reached_by_nobody() {
        stands("POOL_IN_SERVICE", a -> !a.state().equals("IN_SERVICE"));
    }

    /** The rule is reported for exactly these of all questions. */
    private static void stands(String rule, Predicate<Asked> when) {
        Predicate<Asked> reported = a -> a.obstacles().contains(rule);
        assertThat(ALL).filteredOn(when).isNotEmpty().allMatch(reported);
        assertThat(ALL).filteredOn(when.negate()).isNotEmpty().noneMatch(reported);
    }
}
