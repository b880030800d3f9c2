package io.lifeguard.access;

import io.lifeguard.model.Role;
import java.util.Optional;

/**
 * Who is let in to a path.
 *
 * @param isOpen everybody, without being asked who they are
 * @param role the one that it takes otherwise; empty: nobody is let in
 */
public record Admittance(boolean isOpen, Optional<Role> role) {
    static final Admittance OPEN = new Admittance(true, Optional.empty());
    static final Admittance NONE = new Admittance(false, Optional.empty());

    static Admittance of(Role role) {
        return new Admittance(false, Optional.of(role));
    }
}
