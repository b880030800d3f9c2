package io.lifeguard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.Client;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.Standing;
import io.lifeguard.model.Standing.Configured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The sentences of the page, and of the documents beside it, over every question that can be put: each standing × client
 * × release × state of the pool. What is expected is written here in words and tables of its own; nothing of the
 * catalogue is asked but the answer.
 */
@Execution(CONCURRENT)
class PageTest {
    private static final Set<String> GROUP_CHAT_CLIENTS = Set.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010");
    private static final Set<String> LYNC_2013_CLIENTS = Set.of("LYNC_2013", "LYNC_2013_BASIC");
    private static final Set<String> CLIENTS_WITHOUT_CHAT = Set.of(
            "LYNC_2010",
            "LYNC_2010_ATTENDANT",
            "COMMUNICATOR_2007_R2",
            "LYNC_WEB_APP",
            "LYNC_WINDOWS_STORE_APP",
            "LYNC_MOBILE",
            "LYNC_FOR_MAC",
            "LYNC_PHONE_EDITION");
    private static final List<String> ORDER = List.of(
            "CLIENT_HAS_CHAT",
            "ACCOUNT_ENABLED",
            "ACCOUNT_ON_PREMISES",
            "ACCOUNT_HOMED",
            "POOL_IN_SERVICE",
            "CLIENT_REACHES_RELEASE",
            "USER_HOMED_ON_LYNC_2013",
            "USER_ENABLED_BY_POLICY",
            "ONE_POOL_AT_A_TIME");

    private static final List<Asked> ALL = all();

    /** A question in plain words, so that a sentence about it reads like one. */
    private record Asked(
            String client, String pool, String state, boolean enabled, String home, boolean policy, String configured) {

        boolean withGroupChatClient() {
            return GROUP_CHAT_CLIENTS.contains(client);
        }

        boolean withLync2013Client() {
            return LYNC_2013_CLIENTS.contains(client);
        }

        boolean withoutChat() {
            return CLIENTS_WITHOUT_CHAT.contains(client);
        }

        boolean onLegacyPool() {
            return pool.equals("OCS_2007_R2") || pool.equals("LYNC_2010");
        }

        Question question() {
            Standing standing = new Standing(
                    enabled,
                    home.equals("online") ? Hosting.ONLINE : Hosting.ON_PREMISES,
                    home.equals("online") || home.equals("none")
                            ? Optional.empty()
                            : Optional.of(Release.valueOf(home)),
                    policy,
                    Configured.valueOf(configured));
            return new Question(standing, Client.valueOf(client), Release.valueOf(pool), PoolState.valueOf(state));
        }

        Verdict verdict() {
            return Eligibility.decide(question());
        }

        boolean eligible() {
            return verdict().eligible();
        }

        List<String> obstacles() {
            return names(verdict().obstacles());
        }

        List<String> conditions() {
            return names(verdict().conditions());
        }

        List<String> advisories() {
            return names(verdict().advisories());
        }

        Asked withClient(String other) {
            return new Asked(other, pool, state, enabled, home, policy, configured);
        }

        Asked withPool(String other) {
            return new Asked(client, other, state, enabled, home, policy, configured);
        }

        Asked withState(String other) {
            return new Asked(client, pool, other, enabled, home, policy, configured);
        }

        Asked withEnabled(boolean other) {
            return new Asked(client, pool, state, other, home, policy, configured);
        }

        Asked withHome(String other) {
            return new Asked(client, pool, state, enabled, other, policy, configured);
        }

        Asked withPolicy(boolean other) {
            return new Asked(client, pool, state, enabled, home, other, configured);
        }

        Asked withConfigured(String other) {
            return new Asked(client, pool, state, enabled, home, policy, other);
        }

        private static List<String> names(List<Rule> rules) {
            return rules.stream().map(Enum::name).toList();
        }
    }

    private static List<Asked> all() {
        List<Asked> all = new ArrayList<>();
        List<String> clients = Stream.of(GROUP_CHAT_CLIENTS, LYNC_2013_CLIENTS, CLIENTS_WITHOUT_CHAT)
                .flatMap(Set::stream)
                .toList();
        for (String client : clients) {
            for (String pool : List.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013")) {
                for (String state : List.of("IN_SERVICE", "MIGRATED", "DECOMMISSIONED")) {
                    for (String home : List.of("none", "online", "OCS_2007_R2", "LYNC_2010", "LYNC_2013")) {
                        for (String configured : List.of("FOR_NO_POOL", "FOR_THIS_POOL", "FOR_ANOTHER_POOL")) {
                            for (boolean enabled : new boolean[] {true, false}) {
                                for (boolean policy : new boolean[] {true, false}) {
                                    all.add(new Asked(client, pool, state, enabled, home, policy, configured));
                                }
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    @Test
    void every_question_that_can_be_put_is_put() {
        assertThat(ALL).hasSize(12 * 3 * 3 * (2 * 5 * 2 * 3)).doesNotHaveDuplicates();
        assertThat(ALL).extracting(Asked::client).contains(names(Client.values()));
        assertThat(ALL).extracting(Asked::pool).contains(names(Release.values()));
        assertThat(ALL).extracting(Asked::state).contains(names(PoolState.values()));
        assertThat(ALL).extracting(Asked::configured).contains(names(Configured.values()));
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
                .filteredOn(a -> canSignIn(a) && a.state().equals("IN_SERVICE"))
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
                    && canSignIn(a)
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

    private static boolean canSignIn(Asked a) {
        return a.enabled() && Set.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013").contains(a.home());
    }

    // The shape of an answer

    @Test
    void obstacles_come_in_the_order_of_the_catalogue_and_once() {
        assertThat(ALL).allSatisfy(a -> {
            List<String> inOrder =
                    ORDER.stream().filter(a.obstacles()::contains).toList();
            assertThat(a.obstacles()).isEqualTo(inOrder);
        });
    }

    @Test
    void whoever_meets_no_obstacle_is_eligible_and_nobody_else() {
        assertThat(ALL).allMatch(a -> a.eligible() == a.obstacles().isEmpty());
    }

    @Test
    void seventy_eight_of_all_questions_are_answered_with_yes() {
        int groupChat = 2 * (3 * 3 * 2 * 2);
        int lync2013 = 2 * 3;
        assertThat(ALL.stream().filter(Asked::eligible)).hasSize(groupChat + lync2013);
    }

    @Test
    void none_hides_another() {
        assertThat(ALL).allSatisfy(a -> {
            Set<String> oneByOne = new HashSet<>();
            Asked sound = sound(a.client());
            oneByOne.addAll(sound.withEnabled(a.enabled()).obstacles());
            oneByOne.addAll(sound.withHome(a.home()).obstacles());
            oneByOne.addAll(sound.withPolicy(a.policy()).obstacles());
            oneByOne.addAll(sound.withConfigured(a.configured()).obstacles());
            oneByOne.addAll(sound.withState(a.state()).obstacles());
            oneByOne.addAll(sound.withPool(a.pool()).obstacles());
            assertThat(a.obstacles()).containsExactlyInAnyOrderElementsOf(oneByOne);
        });
    }

    /** The same client, where nothing but the client itself can be in the way. */
    private static Asked sound(String client) {
        return new Asked(client, "LYNC_2013", "IN_SERVICE", true, "LYNC_2013", true, "FOR_THIS_POOL");
    }

    @Test
    void a_client_with_no_chat_at_all_is_judged_by_that_and_by_account_and_pool_only() {
        Set<String> accountAndPool =
                Set.of("CLIENT_HAS_CHAT", "ACCOUNT_ENABLED", "ACCOUNT_ON_PREMISES", "ACCOUNT_HOMED", "POOL_IN_SERVICE");
        assertThat(ALL).filteredOn(Asked::withoutChat).allSatisfy(a -> {
            assertThat(a.obstacles()).startsWith("CLIENT_HAS_CHAT").isSubsetOf(accountAndPool);
            assertThat(a.conditions()).isEmpty();
            assertThat(a.advisories()).isEmpty();
        });
    }

    @Test
    void conditions_are_told_only_to_the_eligible() {
        assertThat(ALL).filteredOn(a -> !a.eligible()).allSatisfy(a -> assertThat(a.conditions())
                .isEmpty());
    }

    // What does not matter

    @Test
    void the_home_of_a_group_chat_user_may_be_of_any_release() {
        assertThat(ALL).filteredOn(a -> a.withGroupChatClient() && canSignIn(a)).allSatisfy(a -> assertThat(a.verdict())
                .isEqualTo(a.withHome("OCS_2007_R2").verdict())
                .isEqualTo(a.withHome("LYNC_2010").verdict())
                .isEqualTo(a.withHome("LYNC_2013").verdict()));
    }

    @Test
    void policy_decides_nothing_for_the_group_chat_client() {
        assertThat(ALL).filteredOn(a -> !a.withLync2013Client()).allSatisfy(a -> {
            assertThat(a.withPolicy(true).obstacles())
                    .isEqualTo(a.withPolicy(false).obstacles());
            assertThat(a.withPolicy(true).conditions())
                    .isEqualTo(a.withPolicy(false).conditions());
        });
    }

    @Test
    void what_a_client_is_configured_for_matters_to_the_group_chat_client_only() {
        assertThat(ALL).filteredOn(a -> !a.withGroupChatClient()).allSatisfy(a -> assertThat(a.verdict())
                .isEqualTo(a.withConfigured("FOR_NO_POOL").verdict())
                .isEqualTo(a.withConfigured("FOR_THIS_POOL").verdict())
                .isEqualTo(a.withConfigured("FOR_ANOTHER_POOL").verdict()));
    }

    @Test
    void the_basic_edition_of_the_lync_2013_client_is_answered_as_the_full_one() {
        assertThat(ALL).filteredOn(Asked::withLync2013Client).allSatisfy(a -> assertThat(a.verdict())
                .isEqualTo(a.withClient("LYNC_2013").verdict())
                .isEqualTo(a.withClient("LYNC_2013_BASIC").verdict()));
    }

    @Test
    void the_two_editions_of_the_group_chat_client_have_the_same_obstacles() {
        assertThat(ALL).filteredOn(Asked::withGroupChatClient).allSatisfy(a -> assertThat(a.obstacles())
                .isEqualTo(a.withClient("GROUP_CHAT_2007_R2").obstacles())
                .isEqualTo(a.withClient("GROUP_CHAT_2010").obstacles()));
    }

    // Advisories

    @Test
    void an_edition_is_noted_against_the_other_legacy_release_and_the_2010_one_against_lync_2013() {
        Set<String> notListed =
                Set.of("GROUP_CHAT_2007_R2 LYNC_2010", "GROUP_CHAT_2010 OCS_2007_R2", "GROUP_CHAT_2010 LYNC_2013");
        noted("EDITION_NOT_LISTED", a -> notListed.contains(a.client() + " " + a.pool()));
    }

    @Test
    void a_policy_that_does_not_enable_is_noted_for_a_group_chat_client_on_a_lync_2013_pool() {
        noted(
                "POLICY_MAY_BIND_LEGACY_CLIENT",
                a -> a.withGroupChatClient() && a.pool().equals("LYNC_2013") && !a.policy());
    }

    @Test
    void that_there_are_no_room_files_is_noted_for_the_lync_2013_client_on_the_pools_that_it_uses() {
        noted("NO_ROOM_FILES", a -> a.withLync2013Client() && a.pool().equals("LYNC_2013"));
    }

    /** The advisory is there for exactly these of all questions, whatever the verdict. */
    private static void noted(String advisory, Predicate<Asked> when) {
        assertThat(ALL)
                .allSatisfy(a -> assertThat(a.advisories().contains(advisory)).isEqualTo(when.test(a)));
        assertThat(ALL).filteredOn(when).anyMatch(Asked::eligible).anyMatch(a -> !a.eligible());
    }

    @Test
    void advisories_come_in_order_are_three_and_never_deny() {
        List<String> order = List.of("EDITION_NOT_LISTED", "POLICY_MAY_BIND_LEGACY_CLIENT", "NO_ROOM_FILES");
        assertThat(ALL).allSatisfy(a -> {
            assertThat(a.advisories())
                    .isEqualTo(order.stream().filter(a.advisories()::contains).toList());
            assertThat(a.obstacles()).doesNotContainAnyElementsOf(order);
            assertThat(a.conditions()).doesNotContainAnyElementsOf(order);
        });
    }

    // What would make it so

    @Test
    void putting_one_fact_right_never_adds_an_obstacle() {
        for (UnaryOperator<Asked> repair : REPAIRS) {
            assertThat(ALL).allSatisfy(a -> assertThat(a.obstacles())
                    .containsAll(repair.apply(a).obstacles()));
        }
    }

    @Test
    void putting_one_fact_right_takes_away_the_obstacle_that_speaks_of_it_and_no_other() {
        removes(a -> a.withEnabled(true), "ACCOUNT_ENABLED");
        removes(a -> a.withPolicy(true), "USER_ENABLED_BY_POLICY");
        removes(a -> a.withConfigured("FOR_THIS_POOL"), "ONE_POOL_AT_A_TIME");
        removes(a -> a.withConfigured("FOR_NO_POOL"), "ONE_POOL_AT_A_TIME");
        removes(a -> a.withState("IN_SERVICE"), "POOL_IN_SERVICE");
        removes(a -> a.withPool("LYNC_2013"), "CLIENT_REACHES_RELEASE");
        removes(a -> a.withHome("LYNC_2013"), "ACCOUNT_ON_PREMISES", "ACCOUNT_HOMED", "USER_HOMED_ON_LYNC_2013");
    }

    private static void removes(UnaryOperator<Asked> repair, String... obstacles) {
        assertThat(ALL).allSatisfy(a -> {
            List<String> left = new ArrayList<>(a.obstacles());
            left.removeAll(List.of(obstacles));
            assertThat(repair.apply(a).obstacles()).isEqualTo(left);
        });
    }

    @Test
    void with_everything_put_right_every_client_with_chat_is_eligible() {
        assertThat(ALL).allSatisfy(a -> {
            Asked repaired = a;
            for (UnaryOperator<Asked> repair : REPAIRS) {
                repaired = repair.apply(repaired);
            }
            assertThat(repaired.eligible()).isEqualTo(!a.withoutChat());
        });
    }

    @Test
    void bringing_an_online_user_back_without_a_home_trades_one_obstacle_for_another() {
        assertThat(ALL).filteredOn(a -> a.home().equals("online")).allSatisfy(a -> {
            List<String> traded = a.obstacles().stream()
                    .map(o -> o.equals("ACCOUNT_ON_PREMISES") ? "ACCOUNT_HOMED" : o)
                    .toList();
            assertThat(a.withHome("none").obstacles()).isEqualTo(traded);
        });
    }

    private static final List<UnaryOperator<Asked>> REPAIRS = List.of(
            a -> a.withEnabled(true),
            a -> a.withHome("LYNC_2013"),
            a -> a.withPolicy(true),
            a -> a.withConfigured("FOR_THIS_POOL"),
            a -> a.withState("IN_SERVICE"),
            a -> a.withPool("LYNC_2013"));

    // An answer is a value

    @Test
    void the_same_question_has_the_same_answer_and_nobody_can_change_it() {
        assertThat(ALL).allSatisfy(a -> {
            Verdict verdict = a.verdict();
            assertThat(verdict).isEqualTo(a.verdict());
            assertThat(verdict.obstacles()).isUnmodifiable();
            assertThat(verdict.conditions()).isUnmodifiable();
            assertThat(verdict.advisories()).isUnmodifiable();
        });
    }
}
