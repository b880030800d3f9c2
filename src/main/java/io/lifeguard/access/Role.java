package io.lifeguard.access;

import io.lifeguard.model.content.RoomPrivacy;

/** What somebody may do. Each role includes those before it. */
public enum Role {
    /** Reads; secret rooms are not there for it. */
    VIEWER,
    /** Also writes users, what their clients are set up for, and the content of chat pools. */
    PROVISIONER,
    /** Also writes pools, policies and migrations, and erases. */
    ADMINISTRATOR;

    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Whether rooms whose privacy is {@link RoomPrivacy#SECRET} are there for it, in whatever tells of rooms by name. */
    public boolean seesSecretRooms() {
        return includes(PROVISIONER);
    }
}
