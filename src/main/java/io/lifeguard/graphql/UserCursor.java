package io.lifeguard.graphql;

import io.lifeguard.model.ValueForm;
import io.lifeguard.service.InvalidValueException;

/** The place of a user in their order, as a cursor holds it: the user's key. */
final class UserCursor {
    private UserCursor() {}

    /** @throws InvalidValueException for what is no cursor of users */
    static String parse(String cursor) {
        if (!cursor.isEmpty() && ValueForm.SIP_ADDRESS.problemWith(cursor).isPresent()) {
            throw Page.noCursor();
        }
        return cursor;
    }
}
