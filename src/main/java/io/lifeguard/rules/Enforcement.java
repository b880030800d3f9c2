package io.lifeguard.rules;

/** What meeting a rule does to a write. */
public enum Enforcement {
    DENY,
    WARN,
    OFF
}
