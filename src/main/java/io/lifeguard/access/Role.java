package io.lifeguard.access;

import io.lifeguard.model.content.RoomPrivacy;

/** The role of a caller. Each role includes those before it. */
public enum Role {
    /** Reads, except secret rooms. */
    VIEWER,
    /** Also writes users, client configurations and the content of chat pools. */
    PROVISIONER,
    /** Also writes pools, policies and migrations, and erases deleted users. */
    ADMINISTRATOR;

    public boolean includes(Role required) {
        return compareTo(required) >= 0;
    }

    /** Whether results include rooms whose privacy is {@link RoomPrivacy#SECRET}. */
    public boolean seesSecretRooms() {
        return includes(PROVISIONER);
    }
}
