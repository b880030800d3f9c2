package io.lifeguard.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param name the actor in the change log
 * @param until when the caller's token begins to be refused; empty without a token
 */
public record Caller(String name, Role role, Optional<Instant> until) {

    /** Whether the caller has shown a token; else everybody is this caller. */
    public boolean hasSignedIn() {
        return until.isPresent();
    }
}
