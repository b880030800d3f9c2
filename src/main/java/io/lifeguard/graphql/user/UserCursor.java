package io.lifeguard.graphql.user;

import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;

/** The place of a user in their order, as a cursor holds it: the user's key. */
public final class UserCursor {
    private UserCursor() {}

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what is no cursor of users */
    public static String parse(String cursor) {
        if (!cursor.isEmpty() && ValueForm.SIP_ADDRESS.problemWith(cursor).isPresent()) {
            throw PageRequest.noCursor();
        }
        return cursor;
    }
}
