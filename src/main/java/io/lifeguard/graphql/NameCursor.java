package io.lifeguard.graphql;

import io.lifeguard.model.Ids;
import io.lifeguard.model.PoolItem;
import io.lifeguard.service.InvalidValueException;

/**
 * The place of a category or a room among those of its chat pool, as a cursor holds it: the name's key after a
 * backslash. A key may be longer than a name may be.
 */
final class NameCursor {
    private static final String MARK = "\\";

    private NameCursor() {}

    static String of(PoolItem item) {
        return MARK + item.id().nameKey();
    }

    /** @throws InvalidValueException for what is no cursor of such a list */
    static String parse(String cursor) {
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (!cursor.startsWith(MARK)
                || !Ids.isText(cursor)
                || cursor.codePoints().anyMatch(Character::isISOControl)) {
            throw Page.noCursor();
        }
        return cursor.substring(MARK.length());
    }
}
