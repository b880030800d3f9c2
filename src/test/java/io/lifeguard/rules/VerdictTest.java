package io.lifeguard.rules;

import static io.lifeguard.rules.Asked.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The shape of an answer, and what does not matter to it, over every question that can be put. */
@Execution(CONCURRENT)
class VerdictTest {
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

    @Test
    void obstacles_come_in_the_order_of_the_catalogue_and_once() {
        assertThat(ALL).allSatisfy(a -> {
            List<String> inOrder =
                    ORDER.stream().filter(a.obstacles()::contains).toList();
            assertThat(a.obstacles()).isEqualTo(inOrder);
        });
    }

    @Test
    void a_user_is_eligible_exactly_if_there_is_no_obstacle() {
        assertThat(ALL).allMatch(a -> a.eligible() == a.obstacles().isEmpty());
    }

    @Test
    void eighty_one_of_all_questions_are_answered_with_yes() {
        int groupChat = 2 * (3 * 3 * 2 * 2);
        int lync2013 = 3 * 3;
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
        assertThat(ALL).filteredOn(Asked::withoutChat).isNotEmpty().allSatisfy(a -> {
            assertThat(a.obstacles()).startsWith("CLIENT_HAS_CHAT").isSubsetOf(accountAndPool);
            assertThat(a.conditions()).isEmpty();
            assertThat(a.advisories()).isEmpty();
        });
    }

    @Test
    void conditions_are_told_only_to_the_eligible() {
        assertThat(ALL).filteredOn(a -> !a.eligible()).isNotEmpty().allSatisfy(a -> assertThat(a.conditions())
                .isEmpty());
    }

    // What does not matter

    @Test
    void the_home_of_a_group_chat_user_may_be_of_any_release() {
        assertThat(ALL)
                .filteredOn(a -> a.withGroupChatClient() && a.canSignIn())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.verdict())
                        .isEqualTo(a.withHome("OCS_2007_R2").verdict())
                        .isEqualTo(a.withHome("LYNC_2010").verdict())
                        .isEqualTo(a.withHome("LYNC_2013").verdict()));
    }

    @Test
    void policy_decides_nothing_for_the_group_chat_client() {
        assertThat(ALL).filteredOn(a -> !a.withLync2013Client()).isNotEmpty().allSatisfy(a -> {
            assertThat(a.withPolicy(true).obstacles())
                    .isEqualTo(a.withPolicy(false).obstacles());
            assertThat(a.withPolicy(true).conditions())
                    .isEqualTo(a.withPolicy(false).conditions());
        });
    }

    @Test
    void what_a_client_is_configured_for_matters_to_the_group_chat_client_only() {
        assertThat(ALL).filteredOn(a -> !a.withGroupChatClient()).isNotEmpty().allSatisfy(a -> assertThat(a.verdict())
                .isEqualTo(a.withConfigured("FOR_NO_POOL").verdict())
                .isEqualTo(a.withConfigured("FOR_THIS_POOL").verdict())
                .isEqualTo(a.withConfigured("FOR_ANOTHER_POOL").verdict()));
    }

    @Test
    void the_basic_edition_and_skype_for_business_are_answered_as_the_lync_2013_client() {
        assertThat(ALL).filteredOn(Asked::withLync2013Client).isNotEmpty().allSatisfy(a -> assertThat(a.verdict())
                .isEqualTo(a.withClient("LYNC_2013").verdict())
                .isEqualTo(a.withClient("LYNC_2013_BASIC").verdict())
                .isEqualTo(a.withClient("SKYPE_FOR_BUSINESS").verdict()));
    }

    @Test
    void the_two_editions_of_the_group_chat_client_have_the_same_obstacles() {
        assertThat(ALL).filteredOn(Asked::withGroupChatClient).isNotEmpty().allSatisfy(a -> assertThat(a.obstacles())
                .isEqualTo(a.withClient("GROUP_CHAT_2007_R2").obstacles())
                .isEqualTo(a.withClient("GROUP_CHAT_2010").obstacles()));
    }

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
