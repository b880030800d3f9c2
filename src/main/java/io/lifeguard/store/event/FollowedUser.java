package io.lifeguard.store.event;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * A user at the revision that the log was followed to.
 *
 * @param id that only the follower knows, the same through all renames
 * @param address SIP address
 * @param externalKey the folded external id
 * @param groupId of the facts about the user
 */
public record FollowedUser(long id, String address, Optional<String> externalKey, long groupId) {

    /** The folded SIP address. */
    public String key() {
        return Ids.key(address);
    }
}
