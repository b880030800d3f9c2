package io.lifeguard.model.directory;

import io.lifeguard.model.user.User;
import java.util.List;

/**
 * The attributes of a user that no rule reads. The change log names those that changed, without their values.
 *
 * @param json an object; empty if there are none
 * @param changed the names of the attributes that a write changes
 */
public record DirectoryAttributes(User user, String json, List<String> changed) {
    /** An object without attributes. */
    public static final String NONE = "{}";

    /** The most that the attributes of one user may take, in bytes of UTF-8. */
    public static final int MAX_BYTES = 32_768;

    public String sipAddress() {
        return user.sipAddress();
    }
}
