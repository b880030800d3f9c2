package io.lifeguard.access;

import java.util.Optional;

/**
 * Who is let in to a path.
 *
 * @param isOpen everybody, without being asked who they are
 * @param role the one that it takes otherwise; empty: nobody is let in
 */
public record PathAccess(boolean isOpen, Optional<Role> role) {
    static final PathAccess OPEN = new PathAccess(true, Optional.empty());
    static final PathAccess NONE = new PathAccess(false, Optional.empty());

    static PathAccess of(Role role) {
        return new PathAccess(false, Optional.of(role));
    }
}
