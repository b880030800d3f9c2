package io.lifeguard.rules;

import static io.lifeguard.rules.Asked.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The notes that go with an answer and never deny, over every question that can be put. */
@Execution(CONCURRENT)
class AdvisoriesTest {
    @Test
    void an_edition_is_noted_against_the_other_legacy_release_only() {
        Set<String> notListed = Set.of("GROUP_CHAT_2007_R2 LYNC_2010", "GROUP_CHAT_2010 OCS_2007_R2");
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
}
