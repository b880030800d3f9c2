package io.lifeguard.rules;

/** The effect of a breached rule on a write. */
public enum Enforcement {
    DENY,
    WARN,
    OFF
}
