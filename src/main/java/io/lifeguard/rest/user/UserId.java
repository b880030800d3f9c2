package io.lifeguard.rest.user;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * The id of a user in a path: a SIP address, which has an {@code @}, or the directory's id, which must not have one here. One of
 * the two is given.
 */
record UserId(Optional<String> sipAddress, Optional<String> externalId) {

    static UserId parse(String text) {
        return text.indexOf('@') >= 0 ? ofAddress(text) : new UserId(Optional.empty(), Optional.of(text));
    }

    static UserId ofAddress(String text) {
        return new UserId(Optional.of(Ids.sipAddress(text)), Optional.empty());
    }
}
