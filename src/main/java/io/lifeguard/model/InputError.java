package io.lifeguard.model;

/**
 * Something that is wrong with the input of a request.
 *
 * @param kind what the place belongs to
 * @param place in the body as a JSON Pointer (RFC 6901), the name of a parameter, or the name of a header
 * @param detail a sentence that says what is wrong, or what would be right
 */
public record InputError(Kind kind, String place, String detail) {
    /** What a place belongs to. */
    public enum Kind {
        BODY,
        PARAMETER,
        HEADER
    }

    /** The place and the sentence, for a message. */
    String message() {
        return kind == Kind.BODY && place.isEmpty() ? detail : place + ": " + detail;
    }
}
