package io.lifeguard.access;

import java.util.Optional;

/**
 * Who may access a path.
 *
 * @param isOpen whether no authentication is required
 * @param role the role that is required otherwise; empty if no role permits access
 */
public record PathAccess(boolean isOpen, Optional<Role> role) {
    static final PathAccess OPEN = new PathAccess(true, Optional.empty());
    static final PathAccess NONE = new PathAccess(false, Optional.empty());

    static PathAccess of(Role role) {
        return new PathAccess(false, Optional.of(role));
    }
}
