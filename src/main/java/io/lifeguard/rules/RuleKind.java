package io.lifeguard.rules;

/** When a rule is enforced. */
public enum RuleKind {
    /** Always holds for all stored data; the database enforces it too. */
    INVARIANT,
    /** Checked when the object itself is written and in every decision; later changes of other objects may break it. */
    ADMISSION,
    /** What an eligible user must still do. */
    CONDITION,
    /** Reported as a warning; refuses a write only if a deployment sets it to DENY. */
    ADVISORY
}
