package io.lifeguard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The sample organisation, every user × client × chat pool. */
@Execution(CONCURRENT)
class ContosoTest {
    private static final List<Contoso.Expected> EXPECTED = Contoso.expectedEligibility();
    private static final DecidedInMemory CONTOSO = new DecidedInMemory(Contoso.organisation());

    @Test
    void every_row_of_the_expected_eligibility_holds() {
        SoftAssertions softly = new SoftAssertions();
        for (Contoso.Expected row : EXPECTED) {
            Decision decision = CONTOSO.decide(row.user(), row.client(), row.pool());
            softly.assertThat(answer(decision)).isEqualTo(row);
        }
        softly.assertAll();
    }

    @Test
    void the_rows_are_all_users_times_all_clients_times_all_chat_pools() {
        Scenario.Organisation organisation = Contoso.organisation();
        assertThat(organisation.users()).hasSize(60);
        assertThat(organisation.chatPools()).hasSize(4);
        assertThat(EXPECTED).hasSize(60 * 15 * 4);
        assertThat(EXPECTED).extracting(Contoso.Expected::question).doesNotHaveDuplicates();
    }

    @Test
    void a_legacy_client_that_is_configured_nowhere_is_to_be_configured_by_hand() {
        assertThat(EXPECTED).filteredOn(Contoso.Expected::eligible).isNotEmpty().allSatisfy(row -> assertThat(
                        CONTOSO.decide(row.user(), row.client(), row.pool()).conditions())
                .extracting(RuleReason::rule)
                .isEqualTo(
                        row.client().name().startsWith("GROUP_CHAT") ? List.of(Rule.MANUAL_CONFIGURATION) : List.of()));
    }

    @Test
    void with_legacy_clients_configured_for_one_pool_every_other_pool_is_one_too_many() {
        Scenario.Organisation bare = Contoso.organisation();
        List<Scenario.ConfiguredClient> configurations = EXPECTED.stream()
                .filter(row -> row.client().name().startsWith("GROUP_CHAT")
                        && row.pool().equals("gchat10.contoso.com"))
                .map(row -> new Scenario.ConfiguredClient(row.user(), row.client(), row.pool()))
                .toList();
        DecidedInMemory configured = new DecidedInMemory(new Scenario.Organisation(
                bare.frontEndPools(), bare.policies(), bare.chatPools(), bare.users(), configurations));
        SoftAssertions softly = new SoftAssertions();
        for (Contoso.Expected row : EXPECTED) {
            boolean another =
                    row.client().name().startsWith("GROUP_CHAT") && !row.pool().equals("gchat10.contoso.com");
            Contoso.Expected expected = another ? with(row, "ONE_POOL_AT_A_TIME") : row;
            Decision decision = configured.decide(row.user(), row.client(), row.pool());
            softly.assertThat(answer(decision)).isEqualTo(expected);
            softly.assertThat(decision.conditions()).as(row.question()).isEmpty();
        }
        softly.assertAll();
    }

    private static Contoso.Expected answer(Decision decision) {
        return new Contoso.Expected(
                decision.eligibilityCase().user().sipAddress(),
                decision.eligibilityCase().client(),
                decision.eligibilityCase().pool().fqdn(),
                decision.eligible(),
                decision.obstacles().stream().map(r -> r.rule().name()).toList(),
                decision.eligibilityCase().user().effectivePolicy().decidedBy().written());
    }

    private static Contoso.Expected with(Contoso.Expected row, String lastObstacle) {
        List<String> obstacles = new ArrayList<>(row.obstacles());
        obstacles.add(lastObstacle);
        return new Contoso.Expected(
                row.user(), row.client(), row.pool(), false, List.copyOf(obstacles), row.policyDecidedBy());
    }
}
