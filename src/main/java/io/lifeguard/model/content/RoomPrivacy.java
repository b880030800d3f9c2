package io.lifeguard.model.content;

/** Who can find and enter a room. */
public enum RoomPrivacy {
    OPEN,
    CLOSED,
    SECRET
}
