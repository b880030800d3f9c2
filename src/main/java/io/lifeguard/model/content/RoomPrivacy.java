package io.lifeguard.model.content;

/** Who finds a room and may come in. */
public enum RoomPrivacy {
    OPEN,
    CLOSED,
    SECRET
}
