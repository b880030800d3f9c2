package io.lifeguard.service;

/** More writes are waiting than may wait. Nothing was done; the same request may succeed a little later. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BusyException(String message) {
        super(message);
    }
}
