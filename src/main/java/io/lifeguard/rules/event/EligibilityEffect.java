package io.lifeguard.rules.event;

/** What became of a user's eligibility. */
public enum EligibilityEffect {
    /** The user is eligible now, and was not before. */
    GAINED,
    /** The user was eligible before, and is not now. */
    LOST
}
