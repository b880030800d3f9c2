package io.lifeguard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario through the pure function, and that there is one for whatever an answer can say. */
@Execution(CONCURRENT)
class ScenarioTest {
    private static final List<Scenario> SCENARIOS = Scenario.all();
    private static final Set<Rule> OBSTACLES = EnumSet.of(
            Rule.CLIENT_HAS_CHAT,
            Rule.ACCOUNT_ENABLED,
            Rule.ACCOUNT_ON_PREMISES,
            Rule.ACCOUNT_HOMED,
            Rule.POOL_IN_SERVICE,
            Rule.CLIENT_REACHES_RELEASE,
            Rule.USER_HOMED_ON_LYNC_2013,
            Rule.USER_ENABLED_BY_POLICY,
            Rule.ONE_POOL_AT_A_TIME);

    static List<Scenario> scenarios() {
        return SCENARIOS;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_is_answered_as_it_is_written(Scenario scenario) {
        DecidedInMemory organisation = new DecidedInMemory(scenario.organisation());
        SoftAssertions softly = new SoftAssertions();
        for (Scenario.Asked asked : scenario.questions()) {
            Decision decision = organisation.decide(asked.user(), asked.client(), asked.pool());
            softly.assertThat(answer(asked, decision)).isEqualTo(asked);
        }
        softly.assertAll();
    }

    private static Scenario.Asked answer(Scenario.Asked asked, Decision decision) {
        var policy = decision.eligibilityCase().user().effectivePolicy();
        return new Scenario.Asked(
                asked.user(),
                asked.client(),
                asked.pool(),
                decision.eligible(),
                rules(decision.obstacles()),
                rules(decision.conditions()),
                rules(decision.advisories()),
                new Scenario.DecidingPolicy(
                        policy.enablePersistentChat(), policy.decidedBy().written(), policy.scope()));
    }

    private static List<Rule> rules(List<RuleReason> reasons) {
        return reasons.stream().map(RuleReason::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_reason_names_the_values_that_matter(Scenario scenario) {
        DecidedInMemory organisation = new DecidedInMemory(scenario.organisation());
        SoftAssertions softly = new SoftAssertions();
        for (Scenario.Asked asked : scenario.questions()) {
            Decision decision = organisation.decide(asked.user(), asked.client(), asked.pool());
            Stream.of(decision.obstacles(), decision.conditions(), decision.advisories())
                    .flatMap(List::stream)
                    .forEach(reason -> softly.assertThat(reason.reason())
                            .as("%s: %s", asked, reason.rule())
                            .contains(valuesThatMatter(reason.rule(), decision.eligibilityCase()))
                            .endsWith(".")
                            .doesNotContain("null", "Optional"));
        }
        softly.assertAll();
    }

    private static String[] valuesThatMatter(Rule rule, EligibilityCase about) {
        String user = about.user().sipAddress();
        String pool = about.pool().fqdn();
        String policy = about.user().effectivePolicy().decidedBy().written();
        return switch (rule) {
            case ACCOUNT_ENABLED, ACCOUNT_ON_PREMISES, ACCOUNT_HOMED -> new String[] {user};
            case POOL_IN_SERVICE, CLIENT_REACHES_RELEASE -> new String[] {pool};
            case USER_HOMED_ON_LYNC_2013 ->
                new String[] {user, about.user().home().map(h -> h.fqdn()).orElse("no front-end pool")};
            case USER_ENABLED_BY_POLICY -> new String[] {user, policy};
            case ONE_POOL_AT_A_TIME -> new String[] {user, about.configuredFor().orElseThrow()};
            case MANUAL_CONFIGURATION -> new String[] {user, pool};
            case POLICY_MAY_BIND_LEGACY_CLIENT -> new String[] {policy};
            case EDITION_NOT_LISTED ->
                new String[] {about.client().title(), about.pool().release().title()};
            default -> new String[] {about.client().title()};
        };
    }

    @Test
    void every_rule_that_can_be_an_obstacle_is_broken_in_a_scenario() {
        assertThat(reported(Scenario.Asked::obstacles)).isEqualTo(OBSTACLES);
    }

    @Test
    void every_rule_that_can_be_an_obstacle_is_broken_alone_in_a_scenario() {
        assertThat(asked(a -> a.obstacles().size() == 1)
                        .flatMap(a -> a.obstacles().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(OBSTACLES);
    }

    @Test
    void every_rule_that_can_be_an_obstacle_is_met_in_a_scenario_by_a_client_that_it_binds() {
        Set<Rule> ofEverybody = EnumSet.of(
                Rule.CLIENT_HAS_CHAT,
                Rule.ACCOUNT_ENABLED,
                Rule.ACCOUNT_ON_PREMISES,
                Rule.ACCOUNT_HOMED,
                Rule.POOL_IN_SERVICE,
                Rule.CLIENT_REACHES_RELEASE);
        Set<Rule> ofLync2013 = EnumSet.of(Rule.USER_HOMED_ON_LYNC_2013, Rule.USER_ENABLED_BY_POLICY);
        assertThat(asked(Scenario.Asked::eligible)).isNotEmpty();
        assertThat(asked(a -> a.eligible() && a.client() == Client.LYNC_2013)).isNotEmpty();
        assertThat(asked(a -> a.eligible() && a.client() == Client.LYNC_2013_BASIC))
                .isNotEmpty();
        assertThat(asked(a -> a.eligible() && a.client() == Client.SKYPE_FOR_BUSINESS))
                .isNotEmpty();
        assertThat(asked(a -> a.eligible() && a.client() == Client.GROUP_CHAT_2007_R2)
                        .map(a -> a.conditions().isEmpty()))
                .as("configured for this pool, and for none")
                .contains(true, false);
        assertThat(asked(a -> a.eligible() && a.client() == Client.GROUP_CHAT_2010)
                        .map(a -> a.conditions().isEmpty()))
                .contains(true, false);
        assertThat(Stream.of(ofEverybody, ofLync2013, Set.of(Rule.ONE_POOL_AT_A_TIME))
                        .flatMap(Set::stream))
                .as("the rules whose being met is shown above")
                .containsExactlyInAnyOrderElementsOf(OBSTACLES);
    }

    @Test
    void every_condition_and_every_advisory_of_an_answer_is_there_in_one_scenario_and_not_in_another() {
        assertThat(reported(Scenario.Asked::conditions)).containsExactly(Rule.MANUAL_CONFIGURATION);
        assertThat(reported(Scenario.Asked::advisories))
                .containsExactlyInAnyOrder(
                        Rule.EDITION_NOT_LISTED, Rule.POLICY_MAY_BIND_LEGACY_CLIENT, Rule.NO_ROOM_FILES);
        assertThat(asked(a -> a.eligible() && a.conditions().isEmpty())).isNotEmpty();
        assertThat(asked(a -> a.eligible() && a.advisories().isEmpty())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void every_client_is_asked_about(Client client) {
        assertThat(asked(a -> a.client() == client)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void several_scenarios_have_three_and_more_obstacles_at_once() {
        assertThat(SCENARIOS.stream().filter(s -> s.questions().stream()
                        .anyMatch(a -> a.obstacles().size() >= 3)))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(asked(a -> a.obstacles().size() >= 6)).isNotEmpty();
    }

    @Test
    void every_scenario_has_a_name_of_its_own_and_could_be_stored() {
        assertThat(SCENARIOS).extracting(Scenario::name).doesNotHaveDuplicates();
        assertThat(SCENARIOS).allSatisfy(scenario -> {
            Scenario.Organisation o = scenario.organisation();
            assertThat(o.users())
                    .filteredOn(u -> u.hostedAt() == Hosting.ONLINE)
                    .allSatisfy(u -> assertThat(u.home()).isEmpty());
            assertThat(o.clientConfigurations())
                    .filteredOn(c -> c.client().name().startsWith("GROUP_CHAT"))
                    .extracting(c -> Ids.key(Ids.sipAddress(c.user())) + " " + c.client())
                    .doesNotHaveDuplicates();
        });
    }

    private static Stream<Scenario.Asked> asked(Predicate<Scenario.Asked> which) {
        return SCENARIOS.stream().flatMap(s -> s.questions().stream()).filter(which);
    }

    private static Set<Rule> reported(Function<Scenario.Asked, List<Rule>> list) {
        return asked(a -> true).flatMap(a -> list.apply(a).stream()).collect(Collectors.toSet());
    }
}
