package io.lifeguard.rules;

/** When a rule binds. */
public enum RuleKind {
    /** Holds for everything stored, always; the database refuses a breach too. */
    INVARIANT,
    /** Judged when that very thing is written, and whenever somebody asks; later changes elsewhere stay possible. */
    ADMISSION,
    /** What a positive answer still asks of the user. */
    CONDITION,
    /** Reported; stops nothing unless a deployment says so. */
    ADVISORY
}
