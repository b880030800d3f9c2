package io.lifeguard.model.change;

/** The order in which the change log is read. */
public enum ChangeOrder {
    /** In the order of the revisions. */
    OLDEST_FIRST,
    /** Against the order of the revisions. */
    NEWEST_FIRST
}
