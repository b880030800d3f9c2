package io.lifeguard.model.policy;

/** The scope of a chat policy, widest first; the narrowest policy that applies to a user is the effective one. */
public enum PolicyScope {
    GLOBAL,
    SITE,
    USER
}
