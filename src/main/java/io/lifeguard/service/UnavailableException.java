package io.lifeguard.service;

/** The service stops. Nothing was done; another instance, or this one started anew, may do it. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnavailableException(String message) {
        super(message);
    }
}
