package io.lifeguard.rules.eligibility;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2007_R2;
import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;

import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.rules.Rule;
import java.util.function.Predicate;

/** What goes with an answer without deciding it, in the order of the catalogue: what to do still, and what to know. */
enum NoteRule {
    MANUAL_CONFIGURATION(
            Rule.MANUAL_CONFIGURATION,
            q -> q.client().manualConfiguration() && q.standing().configured() == ConfigurationState.FOR_NO_POOL),
    EDITION_NOT_LISTED(
            Rule.EDITION_NOT_LISTED,
            q -> (q.client() == GROUP_CHAT_2007_R2 && q.release() == LYNC_2010)
                    || (q.client() == GROUP_CHAT_2010 && (q.release() == OCS_2007_R2 || q.release() == LYNC_2013))),
    POLICY_MAY_BIND_LEGACY_CLIENT(
            Rule.POLICY_MAY_BIND_LEGACY_CLIENT,
            q -> q.client().isLegacy()
                    && q.release() == LYNC_2013
                    && !q.standing().enabledByPolicy()),
    NO_ROOM_FILES(
            Rule.NO_ROOM_FILES,
            q -> q.client().hasChat() && !q.client().isLegacy() && q.client().reaches(q.release()));

    private final Rule rule;
    private final Predicate<EligibilityFacts> applies;

    NoteRule(Rule rule, Predicate<EligibilityFacts> applies) {
        this.rule = rule;
        this.applies = applies;
    }

    Rule rule() {
        return rule;
    }

    boolean appliesTo(EligibilityFacts question) {
        return applies.test(question);
    }
}
