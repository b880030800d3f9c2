package io.lifeguard.rules;

import static io.lifeguard.rules.Rule.*;
import static io.lifeguard.rules.RuleKind.ADMISSION;
import static io.lifeguard.rules.RuleKind.ADVISORY;
import static io.lifeguard.rules.RuleKind.CONDITION;
import static io.lifeguard.rules.RuleKind.INVARIANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.rules.eligibility.Eligibility;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue against the tables of the domain: no rule more, none less, in that order. */
@Execution(CONCURRENT)
class CatalogueTest {
    private static final int LONGEST_POSTGRESQL_NAME = 63;

    /** Rules that an eligibility can name; each has its scenarios. */
    private static final Set<Rule> NAMED_BY_ELIGIBILITY = EnumSet.of(
            CLIENT_HAS_CHAT,
            ACCOUNT_ENABLED,
            ACCOUNT_ON_PREMISES,
            ACCOUNT_HOMED,
            POOL_IN_SERVICE,
            CLIENT_REACHES_RELEASE,
            USER_HOMED_ON_LYNC_2013,
            USER_ENABLED_BY_POLICY,
            ONE_POOL_AT_A_TIME,
            MANUAL_CONFIGURATION,
            EDITION_NOT_LISTED,
            POLICY_MAY_BIND_LEGACY_CLIENT,
            NO_ROOM_FILES);

    /** Rules about what is stored and imported already: pools and their content, policies, users and client configurations. */
    private static final Set<Rule> OF_WHAT_IS_STORED = EnumSet.of(
            HOME_POOL_MATCHES_RELEASE,
            DEPLOYMENTS_ARE_ISOLATED,
            HOSTING_MATCHES_HOME,
            NOT_IN_USE,
            RELEASE_IS_FIXED,
            NAME_IS_UNIQUE,
            CATEGORY_PARENT_IS_VALID,
            ADD_IN_URL_IS_WEB,
            POLICY_IDENTITY_IS_VALID,
            VALUE_IS_VALID,
            REFERENCE_EXISTS,
            CONFIGURATION_NO_LONGER_WORKS,
            SITE_HAS_NO_POOL);

    /** Rules about migrations, and those that only a look at the whole organisation can judge. */
    private static final Set<Rule> OF_MIGRATIONS = EnumSet.of(
            DECOMMISSION_AFTER_MIGRATION,
            ONLY_LYNC_2013_AFTER_MIGRATION,
            MIGRATION_STEP_FOLLOWS,
            NAME_COLLIDES_ON_MIGRATION,
            NAME_TOO_LONG_ON_MIGRATION,
            ROOM_NOT_MIGRATED,
            PROVISIONED_USERS,
            THREE_RELEASES_SIDE_BY_SIDE);

    @Test
    void the_catalogue_is_the_tables_of_the_domain_in_their_order() {
        assertThat(Rule.values())
                .extracting(Rule::name, Rule::kind, Rule::fromThePage)
                .containsExactly(
                        tuple("HOME_POOL_MATCHES_RELEASE", INVARIANT, true),
                        tuple("DEPLOYMENTS_ARE_ISOLATED", INVARIANT, true),
                        tuple("ONE_POOL_AT_A_TIME", INVARIANT, true),
                        tuple("CLIENT_REACHES_RELEASE", INVARIANT, true),
                        tuple("USER_HOMED_ON_LYNC_2013", ADMISSION, true),
                        tuple("USER_ENABLED_BY_POLICY", ADMISSION, true),
                        tuple("MANUAL_CONFIGURATION", CONDITION, true),
                        tuple("DECOMMISSION_AFTER_MIGRATION", INVARIANT, true),
                        tuple("ONLY_LYNC_2013_AFTER_MIGRATION", INVARIANT, true),
                        tuple("CLIENT_HAS_CHAT", INVARIANT, false),
                        tuple("ACCOUNT_ENABLED", ADMISSION, false),
                        tuple("ACCOUNT_ON_PREMISES", ADMISSION, false),
                        tuple("ACCOUNT_HOMED", ADMISSION, false),
                        tuple("POOL_IN_SERVICE", ADMISSION, false),
                        tuple("HOSTING_MATCHES_HOME", INVARIANT, false),
                        tuple("NOT_IN_USE", INVARIANT, false),
                        tuple("RELEASE_IS_FIXED", INVARIANT, false),
                        tuple("MIGRATION_STEP_FOLLOWS", INVARIANT, false),
                        tuple("NAME_IS_UNIQUE", INVARIANT, false),
                        tuple("CATEGORY_PARENT_IS_VALID", INVARIANT, false),
                        tuple("ADD_IN_URL_IS_WEB", INVARIANT, false),
                        tuple("POLICY_IDENTITY_IS_VALID", INVARIANT, false),
                        tuple("VALUE_IS_VALID", INVARIANT, false),
                        tuple("REFERENCE_EXISTS", INVARIANT, false),
                        tuple("THREE_RELEASES_SIDE_BY_SIDE", ADVISORY, false),
                        tuple("NAME_COLLIDES_ON_MIGRATION", ADVISORY, false),
                        tuple("NAME_TOO_LONG_ON_MIGRATION", ADVISORY, false),
                        tuple("ROOM_NOT_MIGRATED", ADVISORY, false),
                        tuple("CONFIGURATION_NO_LONGER_WORKS", ADVISORY, false),
                        tuple("PROVISIONED_USERS", ADVISORY, false),
                        tuple("SITE_HAS_NO_POOL", ADVISORY, false),
                        tuple("EDITION_NOT_LISTED", ADVISORY, false),
                        tuple("POLICY_MAY_BIND_LEGACY_CLIENT", ADVISORY, false),
                        tuple("NO_ROOM_FILES", ADVISORY, false));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void a_rule_says_what_it_is_called_what_holds_and_where_that_is_written(Rule rule) {
        assertThat(rule.title()).isNotBlank().doesNotContain("_").hasSizeLessThanOrEqualTo(60);
        assertThat(rule.statement()).isNotBlank().endsWith(".").matches("\\p{Lu}.*");
        assertThat(rule.source()).isNotBlank();
        assertThat(rule.fromThePage()).isEqualTo(rule.source().startsWith("Coexistence considerations"));
    }

    @Test
    void no_two_rules_have_the_same_title_or_statement() {
        assertThat(Rule.values()).extracting(Rule::title).doesNotHaveDuplicates();
        assertThat(Rule.values()).extracting(Rule::statement).doesNotHaveDuplicates();
    }

    @Test
    void invariants_and_admissions_deny_conditions_and_advisories_warn() {
        assertThat(Rule.values()).allSatisfy(rule -> assertThat(rule.enforcement())
                .isEqualTo(
                        EnumSet.of(INVARIANT, ADMISSION).contains(rule.kind()) ? Enforcement.DENY : Enforcement.WARN));
    }

    @Test
    void the_rules_of_eligibility_are_reported_in_the_order_of_the_domain() {
        assertThat(Eligibility.obstacleRules())
                .extracting(Rule::name)
                .containsExactly(
                        "CLIENT_HAS_CHAT",
                        "ACCOUNT_ENABLED",
                        "ACCOUNT_ON_PREMISES",
                        "ACCOUNT_HOMED",
                        "POOL_IN_SERVICE",
                        "CLIENT_REACHES_RELEASE",
                        "USER_HOMED_ON_LYNC_2013",
                        "USER_ENABLED_BY_POLICY",
                        "ONE_POOL_AT_A_TIME");
    }

    @Test
    void every_rule_has_its_scenarios_its_store_or_its_migrations() {
        List<Rule> accounted = Stream.of(NAMED_BY_ELIGIBILITY, OF_WHAT_IS_STORED, OF_MIGRATIONS)
                .flatMap(Set::stream)
                .toList();
        assertThat(accounted).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void the_scenarios_name_every_rule_that_an_eligibility_can_name_and_no_other() {
        Set<Rule> named = Scenario.all().stream()
                .flatMap(scenario -> scenario.questions().stream())
                .flatMap(a -> Stream.of(a.obstacles(), a.conditions(), a.advisories()))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(NAMED_BY_ELIGIBILITY);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void the_id_of_a_rule_leaves_room_for_a_table_in_the_name_of_a_constraint(Rule rule) {
        assertThat(rule.name() + "__client_configurations_x").hasSizeLessThanOrEqualTo(LONGEST_POSTGRESQL_NAME);
    }
}
