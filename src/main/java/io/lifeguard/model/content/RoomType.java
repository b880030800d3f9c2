package io.lifeguard.model.content;

/** Who can post in a room: all members, or only its presenters. */
public enum RoomType {
    NORMAL,
    AUDITORIUM
}
