package io.lifeguard.rules.eligibility;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Rule;

/** The messages that explain why a rule applies to a case. */
public final class ReasonMessages {
    private ReasonMessages() {}

    /** The message for an obstacle, condition or advisory; any other rule has its statement. */
    static String of(Rule rule, EligibilityCase eligibilityCase) {
        User user = eligibilityCase.user();
        String pool = eligibilityCase.pool().fqdn();
        String client = eligibilityCase.client().title();
        return switch (rule) {
            case CLIENT_HAS_CHAT -> "The %s supports neither Group Chat nor Persistent Chat.".formatted(client);
            case ACCOUNT_ENABLED -> "%s is not enabled.".formatted(user.sipAddress());
            case ACCOUNT_ON_PREMISES ->
                "%s is hosted online; a chat pool needs a user hosted on premises.".formatted(user.sipAddress());
            case ACCOUNT_HOMED -> "%s is homed on no front-end pool and cannot sign in.".formatted(user.sipAddress());
            case POOL_IN_SERVICE -> notInService(eligibilityCase.pool());
            case CLIENT_REACHES_RELEASE ->
                "%s is %s; the %s needs a Lync 2013 chat pool."
                        .formatted(pool, eligibilityCase.pool().release().title(), client);
            case USER_HOMED_ON_LYNC_2013 ->
                "%s; the %s needs a user homed on Lync 2013.".formatted(homeOf(user), client);
            case USER_ENABLED_BY_POLICY ->
                "%s; the %s needs a policy that enables it.".formatted(disabledBy(user), client);
            case ONE_POOL_AT_A_TIME ->
                "The %s of %s is configured for %s; a legacy client uses one chat pool at a time."
                        .formatted(
                                client,
                                user.sipAddress(),
                                eligibilityCase.configuredFor().orElse("another chat pool"));
            case MANUAL_CONFIGURATION ->
                "The %s of %s is configured for no chat pool; configure it manually for %s."
                        .formatted(client, user.sipAddress(), pool);
            case EDITION_NOT_LISTED ->
                "Not every table of supported clients lists the %s for %s chat pools."
                        .formatted(client, eligibilityCase.pool().release().title());
            case POLICY_MAY_BIND_LEGACY_CLIENT ->
                "%s; the help of New-CsPersistentChatPolicy does not exempt the %s."
                        .formatted(disabledBy(user), client);
            case NO_ROOM_FILES -> "The %s can neither upload nor view room files.".formatted(client);
            default -> rule.statement();
        };
    }

    public static String notInService(ChatPool pool) {
        return "%s is %s; the chat pool must be in service.".formatted(pool.fqdn(), stateOf(pool.state()));
    }

    private static String homeOf(User user) {
        return user.home()
                .map(home -> "%s is homed on %s (%s)"
                        .formatted(
                                user.sipAddress(), home.fqdn(), home.release().title()))
                .orElse(user.sipAddress() + " is homed on no front-end pool");
    }

    private static String disabledBy(User user) {
        return "The effective policy of %s (%s) disables Persistent Chat"
                .formatted(user.sipAddress(), user.effectivePolicy().decidedBy());
    }

    /** A state of a chat pool, for messages. */
    public static String stateOf(PoolState state) {
        return switch (state) {
            case IN_SERVICE -> "in service";
            case MIGRATED -> "migrated";
            case DECOMMISSIONED -> "decommissioned";
        };
    }
}
