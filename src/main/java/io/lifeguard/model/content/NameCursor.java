package io.lifeguard.model.content;

import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.paging.PageRequest;

/**
 * Cursors of the categories and the rooms of a chat pool: the key of the name after a backslash, which tells them from
 * the cursors of other lists. A key may be longer than a name may be.
 */
public final class NameCursor {
    private static final String PREFIX = "\\";

    private NameCursor() {}

    public static String of(ContentItem item) {
        return PREFIX + item.id().nameKey();
    }

    /**
     * The key of the name after which a page begins; empty for the first page.
     *
     * @throws LifeguardException INVALID_VALUE for a cursor of another list
     */
    public static String keyAfter(PageRequest request) {
        String cursor = request.after();
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (!cursor.startsWith(PREFIX)
                || !Ids.isStorable(cursor)
                || cursor.codePoints().anyMatch(Character::isISOControl)) {
            throw PageRequest.invalidCursor();
        }
        return cursor.substring(PREFIX.length());
    }
}
