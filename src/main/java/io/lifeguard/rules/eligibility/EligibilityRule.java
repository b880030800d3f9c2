package io.lifeguard.rules.eligibility;

import static io.lifeguard.model.user.UserStatus.ConfigurationState.FOR_ANOTHER_POOL;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.Rule;
import java.util.function.Predicate;

/**
 * The rules that can stand between a user and a chat pool, in the order in which obstacles are reported. None hides
 * another: every rule that applies to the client is judged.
 */
enum EligibilityRule {
    CLIENT_HAS_CHAT(Rule.CLIENT_HAS_CHAT, Applicability.ALWAYS, q -> !q.client().hasChat()),
    ACCOUNT_ENABLED(
            Rule.ACCOUNT_ENABLED, Applicability.ALWAYS, q -> !q.standing().enabled()),
    ACCOUNT_ON_PREMISES(
            Rule.ACCOUNT_ON_PREMISES, Applicability.ALWAYS, q -> q.standing().hosting() == Hosting.ONLINE),
    ACCOUNT_HOMED(
            Rule.ACCOUNT_HOMED,
            Applicability.ALWAYS,
            q -> q.standing().hosting() == Hosting.ON_PREMISES
                    && q.standing().home().isEmpty()),
    POOL_IN_SERVICE(Rule.POOL_IN_SERVICE, Applicability.ALWAYS, q -> q.state() != PoolState.IN_SERVICE),
    CLIENT_REACHES_RELEASE(
            Rule.CLIENT_REACHES_RELEASE, Client::hasChat, q -> !q.client().reaches(q.release())),
    USER_HOMED_ON_LYNC_2013(Rule.USER_HOMED_ON_LYNC_2013, c -> c.needsHomeOn().isPresent(), q -> !q.standing()
            .home()
            .equals(q.client().needsHomeOn())),
    USER_ENABLED_BY_POLICY(
            Rule.USER_ENABLED_BY_POLICY, Client::needsPolicy, q -> !q.standing().enabledByPolicy()),
    ONE_POOL_AT_A_TIME(
            Rule.ONE_POOL_AT_A_TIME, Client::onePoolAtATime, q -> q.standing().configured() == FOR_ANOTHER_POOL);

    private final Rule rule;
    private final Predicate<Client> appliesTo;
    private final Predicate<EligibilityFacts> stands;

    EligibilityRule(Rule rule, Predicate<Client> appliesTo, Predicate<EligibilityFacts> stands) {
        this.rule = rule;
        this.appliesTo = appliesTo;
        this.stands = stands;
    }

    Rule rule() {
        return rule;
    }

    /** Whether the rule stands in the way. */
    boolean isObstacleTo(EligibilityFacts question) {
        return appliesTo.test(question.client()) && stands.test(question);
    }

    private static final class Applicability {
        static final Predicate<Client> ALWAYS = client -> true;

        private Applicability() {}
    }
}
