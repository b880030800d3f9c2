package io.lifeguard.graphql.content;

import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.content.ContentItem;

/**
 * The place of a category or a room among those of its chat pool, as a cursor holds it: the name's key after a
 * backslash. A key may be longer than a name may be.
 */
public final class NameCursor {
    private static final String MARK = "\\";

    private NameCursor() {}

    public static String of(ContentItem item) {
        return MARK + item.id().nameKey();
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what is no cursor of such a list */
    public static String parse(String cursor) {
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (!cursor.startsWith(MARK)
                || !Ids.isStorable(cursor)
                || cursor.codePoints().anyMatch(Character::isISOControl)) {
            throw PageRequest.noCursor();
        }
        return cursor.substring(MARK.length());
    }
}
