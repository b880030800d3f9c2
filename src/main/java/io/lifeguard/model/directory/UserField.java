package io.lifeguard.model.directory;

/** What a criterion can compare of a user, by the type of the value that it is compared with. */
public enum UserField {
    /** The number of the user. */
    ID,
    /** The SIP address without its scheme, folded. */
    ADDRESS,
    /** Folded. */
    EXTERNAL_ID,
    /** Capital letters of ASCII are like small ones. */
    DISPLAY_NAME,
    /** Whether the user is enabled. */
    ENABLED,
    /** An instant. */
    CREATED,
    /** An instant. */
    MODIFIED,
    /** The FQDN of the home pool, folded. */
    HOME,
    /** The name of a constant of Hosting. */
    HOSTING,
    /** The number of the granted policy. */
    POLICY_ID,
    /** The name of the granted policy without its prefix, folded. */
    POLICY_NAME
}
