package io.lifeguard.model.directory;

/** How a criterion compares. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    /** Has a value; there is nothing to compare with. */
    PRESENT
}
