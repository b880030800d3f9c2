package io.lifeguard.model.content;

/** Who may write in a room: everybody in it, or its presenters alone. */
public enum RoomType {
    NORMAL,
    AUDITORIUM
}
