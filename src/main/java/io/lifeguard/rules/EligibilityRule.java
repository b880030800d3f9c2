package io.lifeguard.rules;

import static io.lifeguard.model.Standing.Configured.FOR_ANOTHER_POOL;

import io.lifeguard.model.Client;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.PoolState;
import java.util.function.Predicate;

/**
 * The rules that can stand between a user and a chat pool, in the order in which obstacles are reported. None hides
 * another: every rule that applies to the client is judged.
 */
enum EligibilityRule {
    CLIENT_HAS_CHAT(Rule.CLIENT_HAS_CHAT, Applies.ALWAYS, q -> !q.client().hasChat()),
    ACCOUNT_ENABLED(Rule.ACCOUNT_ENABLED, Applies.ALWAYS, q -> !q.standing().enabled()),
    ACCOUNT_ON_PREMISES(
            Rule.ACCOUNT_ON_PREMISES, Applies.ALWAYS, q -> q.standing().hosting() == Hosting.ONLINE),
    ACCOUNT_HOMED(
            Rule.ACCOUNT_HOMED,
            Applies.ALWAYS,
            q -> q.standing().hosting() == Hosting.ON_PREMISES
                    && q.standing().home().isEmpty()),
    POOL_IN_SERVICE(Rule.POOL_IN_SERVICE, Applies.ALWAYS, q -> q.state() != PoolState.IN_SERVICE),
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
    private final Predicate<Question> stands;

    EligibilityRule(Rule rule, Predicate<Client> appliesTo, Predicate<Question> stands) {
        this.rule = rule;
        this.appliesTo = appliesTo;
        this.stands = stands;
    }

    Rule rule() {
        return rule;
    }

    /** Whether the rule stands in the way. */
    boolean isObstacleTo(Question question) {
        return appliesTo.test(question.client()) && stands.test(question);
    }

    private static final class Applies {
        static final Predicate<Client> ALWAYS = client -> true;

        private Applies() {}
    }
}
