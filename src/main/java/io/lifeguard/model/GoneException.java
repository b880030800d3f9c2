package io.lifeguard.model;

/** The log is no longer kept from where it is asked for: what came after that would not be all. */
public final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param keptAfter the revision that the log is kept after */
    public GoneException(Revision asked, Revision keptAfter) {
        super(
                ("after: the changes that followed %s are kept no longer, only those after %s. Read the present state, and"
                                + " follow the log from its revision on.")
                        .formatted(asked, keptAfter));
    }
}
