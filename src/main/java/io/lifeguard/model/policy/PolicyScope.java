package io.lifeguard.model.policy;

/** How widely a chat policy applies, widest first; the narrowest one that applies decides alone. */
public enum PolicyScope {
    GLOBAL,
    SITE,
    USER
}
