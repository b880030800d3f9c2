package io.lifeguard.rules.remedy;

import io.lifeguard.rules.Rule;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of change, in the order in which the changes of a remedy are made. */
public enum RemedyKind {
    ENABLE_USER(EnumSet.of(Rule.ACCOUNT_ENABLED)),
    /** Moves the user to a front-end pool: from another one, from none or from online. */
    HOME_USER(EnumSet.of(
            Rule.ACCOUNT_ON_PREMISES, Rule.ACCOUNT_HOMED, Rule.USER_HOMED_ON_LYNC_2013, Rule.USER_ENABLED_BY_POLICY)),
    /** Grants the user another policy; without candidates, removes the user's own policy. */
    GRANT_POLICY(EnumSet.of(Rule.USER_ENABLED_BY_POLICY)),
    /** Switches the effective policy on, for all its users. */
    SWITCH_POLICY(EnumSet.of(Rule.USER_ENABLED_BY_POLICY)),
    /** Configures a legacy client for the chat pool instead of another one. */
    REPOINT_CLIENT(EnumSet.of(Rule.ONE_POOL_AT_A_TIME)),
    USE_CLIENT(EnumSet.of(
            Rule.CLIENT_HAS_CHAT,
            Rule.CLIENT_REACHES_RELEASE,
            Rule.USER_HOMED_ON_LYNC_2013,
            Rule.USER_ENABLED_BY_POLICY,
            Rule.ONE_POOL_AT_A_TIME)),
    USE_POOL(EnumSet.of(Rule.POOL_IN_SERVICE, Rule.CLIENT_REACHES_RELEASE, Rule.ONE_POOL_AT_A_TIME));

    private final Set<Rule> mayLift;

    RemedyKind(Set<Rule> mayLift) {
        this.mayLift = mayLift;
    }

    /** Whether such a change can lift the obstacle at all. */
    boolean mayLift(Rule obstacle) {
        return mayLift.contains(obstacle);
    }
}
