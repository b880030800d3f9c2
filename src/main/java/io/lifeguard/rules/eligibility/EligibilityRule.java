package io.lifeguard.rules.eligibility;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2007_R2;
import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static io.lifeguard.model.user.Standing.ConfigurationState.FOR_ANOTHER_POOL;
import static io.lifeguard.model.user.Standing.ConfigurationState.FOR_NO_POOL;

import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import java.util.function.Predicate;

/**
 * The rules of the catalogue that an eligibility result can name, in the order in which they are reported: the
 * obstacles,
 * the conditions, the advisories. The kind of the rule says which of them it is. Every rule is evaluated; no obstacle
 * hides another one.
 */
enum EligibilityRule {
    CLIENT_HAS_CHAT(Rule.CLIENT_HAS_CHAT, facts -> !facts.client().hasChat()),
    ACCOUNT_ENABLED(Rule.ACCOUNT_ENABLED, facts -> !facts.user().enabled()),
    ACCOUNT_ON_PREMISES(Rule.ACCOUNT_ON_PREMISES, facts -> facts.user().hosting() == Hosting.ONLINE),
    ACCOUNT_HOMED(
            Rule.ACCOUNT_HOMED,
            facts -> facts.user().hosting() == Hosting.ON_PREMISES
                    && facts.user().homeRelease().isEmpty()),
    POOL_IN_SERVICE(Rule.POOL_IN_SERVICE, facts -> facts.state() != PoolState.IN_SERVICE),
    CLIENT_REACHES_RELEASE(
            Rule.CLIENT_REACHES_RELEASE,
            facts -> facts.client().hasChat() && !facts.client().reaches(facts.release())),
    USER_HOMED_ON_LYNC_2013(
            Rule.USER_HOMED_ON_LYNC_2013,
            facts -> facts.client().needsHomeOn().isPresent()
                    && !facts.user().homeRelease().equals(facts.client().needsHomeOn())),
    USER_ENABLED_BY_POLICY(
            Rule.USER_ENABLED_BY_POLICY,
            facts -> facts.client().needsPolicy() && !facts.user().enabledByPolicy()),
    ONE_POOL_AT_A_TIME(
            Rule.ONE_POOL_AT_A_TIME,
            facts -> facts.client().onePoolAtATime() && facts.user().configured() == FOR_ANOTHER_POOL),
    MANUAL_CONFIGURATION(
            Rule.MANUAL_CONFIGURATION,
            facts -> facts.client().manualConfiguration() && facts.user().configured() == FOR_NO_POOL),
    EDITION_NOT_LISTED(
            Rule.EDITION_NOT_LISTED,
            facts -> (facts.client() == GROUP_CHAT_2007_R2 && facts.release() == LYNC_2010)
                    || (facts.client() == GROUP_CHAT_2010 && facts.release() == OCS_2007_R2)),
    POLICY_MAY_BIND_LEGACY_CLIENT(
            Rule.POLICY_MAY_BIND_LEGACY_CLIENT,
            facts -> facts.client().isLegacy()
                    && facts.release() == LYNC_2013
                    && !facts.user().enabledByPolicy()),
    NO_ROOM_FILES(
            Rule.NO_ROOM_FILES,
            facts -> facts.client().hasChat()
                    && !facts.client().isLegacy()
                    && facts.client().reaches(facts.release()));

    private final Rule rule;
    private final Predicate<EligibilityFacts> test;

    EligibilityRule(Rule rule, Predicate<EligibilityFacts> test) {
        this.rule = rule;
        this.test = test;
    }

    Rule rule() {
        return rule;
    }

    /** Whether the result for these facts names the rule. */
    boolean appliesTo(EligibilityFacts facts) {
        return test.test(facts);
    }
}
