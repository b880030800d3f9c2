package io.lifeguard.http.authentication;

/** A token or a caller that is not accepted. */
public final class DeniedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Denial denial;

    DeniedException(Denial denial) {
        super(denial.detail(), null, false, false);
        this.denial = denial;
    }

    public Denial denial() {
        return denial;
    }
}
