package io.lifeguard.rules.event;

import io.lifeguard.model.Revision;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event, and any place between events.
 *
 * @param revision after the write that the event is from
 * @param number of the event in this revision, from 1; {@link #ALL} for the place after all of them
 */
public record EventCursor(Revision revision, long number) {
    public static final long ALL = Long.MAX_VALUE;
    private static final Pattern TOKEN = Pattern.compile("([^.]+\\.[^.]+)\\.([1-9][0-9]{0,17})");

    /** The place after all events of a revision. */
    public static EventCursor after(Revision revision) {
        return new EventCursor(revision, ALL);
    }

    /** The cursor of the id of an event, or of a revision; empty for any other text. */
    public static Optional<EventCursor> parse(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches()
                ? Revision.parse(matcher.group(1))
                        .map(revision -> new EventCursor(revision, Long.parseLong(matcher.group(2))))
                : Revision.parse(token).map(EventCursor::after);
    }

    @Override
    public String toString() {
        return number == ALL ? revision.toString() : revision + "." + number;
    }
}
