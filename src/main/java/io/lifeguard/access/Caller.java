package io.lifeguard.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Whoever makes a request.
 *
 * @param name what the change log calls whoever makes a change
 * @param until when this is over; empty if never
 */
public record Caller(String name, Role role, Optional<Instant> until) {}
