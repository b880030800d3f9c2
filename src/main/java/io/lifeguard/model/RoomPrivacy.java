package io.lifeguard.model;

/** Who finds a room and may come in. */
public enum RoomPrivacy {
    OPEN,
    CLOSED,
    SECRET
}
