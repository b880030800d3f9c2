package io.lifeguard.rules.eligibility;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Rule;

/** The sentences that explain why a rule matters to a case. */
public final class ReasonMessages {
    private ReasonMessages() {}

    /** The sentence for a rule that an eligibility can name; a rule that it cannot name has its statement. */
    static String of(Rule rule, EligibilityCase about) {
        User user = about.user();
        String pool = about.pool().fqdn();
        String client = about.client().title();
        return switch (rule) {
            case CLIENT_HAS_CHAT -> "The %s can do neither Group Chat nor Persistent Chat.".formatted(client);
            case ACCOUNT_ENABLED -> "%s is not enabled.".formatted(user.sipAddress());
            case ACCOUNT_ON_PREMISES ->
                "%s is hosted online and has no front end on premises.".formatted(user.sipAddress());
            case ACCOUNT_HOMED -> "%s is homed on no pool and cannot sign in.".formatted(user.sipAddress());
            case POOL_IN_SERVICE -> notInService(about.pool());
            case CLIENT_REACHES_RELEASE ->
                "The %s uses Lync 2013 chat pools only; %s is a pool of %s."
                        .formatted(client, pool, about.pool().release().title());
            case USER_HOMED_ON_LYNC_2013 -> "The %s needs a home on Lync 2013; %s.".formatted(client, homeOf(user));
            case USER_ENABLED_BY_POLICY ->
                "The policy %s decides for %s and does not enable Persistent Chat."
                        .formatted(user.effectivePolicy().decidedBy(), user.sipAddress());
            case ONE_POOL_AT_A_TIME ->
                "The %s of %s is configured for %s; it uses one pool at a time."
                        .formatted(
                                client, user.sipAddress(), about.configuredFor().orElse("another pool"));
            case MANUAL_CONFIGURATION ->
                "The %s of %s is configured for no pool; it must be pointed at %s by hand."
                        .formatted(client, user.sipAddress(), pool);
            case EDITION_NOT_LISTED ->
                "The %s is not listed, or not in every table, for a pool of %s; the page names no editions."
                        .formatted(client, about.pool().release().title());
            case POLICY_MAY_BIND_LEGACY_CLIENT ->
                "The policy %s does not enable Persistent Chat; the page asks that of the Lync 2013 client only, the"
                                .formatted(user.effectivePolicy().decidedBy())
                        + " cmdlet help of everybody.";
            case NO_ROOM_FILES -> "The %s can neither upload nor view room files.".formatted(client);
            default -> rule.statement();
        };
    }

    public static String notInService(ChatPool pool) {
        return "%s is %s.".formatted(pool.fqdn(), stateOf(pool.state()));
    }

    private static String homeOf(User user) {
        return user.home()
                .map(home -> "%s is homed on %s".formatted(user.sipAddress(), described(home)))
                .orElse(user.sipAddress() + " is homed on no pool here");
    }

    private static String described(FrontEndPool home) {
        return "%s, a pool of %s".formatted(home.fqdn(), home.release().title());
    }

    private static String stateOf(PoolState state) {
        return switch (state) {
            case IN_SERVICE -> "in service";
            case MIGRATED -> "migrated away from";
            case DECOMMISSIONED -> "decommissioned";
        };
    }
}
