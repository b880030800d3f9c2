package io.lifeguard.model.change;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * The address of a user before and after one entry of the change log.
 *
 * @param number of the entry's revision
 * @param before the SIP address before the change; empty for a new user
 * @param after the SIP address after it; empty for a user who is deleted
 */
public record UserAddressChange(long number, Optional<String> before, Optional<String> after) {

    /** The subject of the entry. */
    public String address() {
        return before.or(() -> after).orElseThrow();
    }

    public boolean isFirst() {
        return before.isEmpty();
    }

    public boolean isLast() {
        return after.isEmpty();
    }

    /** Whether the entry changes the address. */
    public boolean isRename() {
        return before.isPresent() && after.isPresent() && !Ids.key(before.get()).equals(Ids.key(after.get()));
    }
}
