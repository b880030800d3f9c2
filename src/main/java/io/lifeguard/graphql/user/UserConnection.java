package io.lifeguard.graphql.user;

import io.lifeguard.graphql.paging.CountedConnection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.model.user.User;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Type;

/** A page of users. Its cursors hold the keys of users. */
@Type("UserConnection")
public final class UserConnection extends CountedConnection<UserObject, UserConnection.UserEdge> {
    public UserConnection(Page<User> page, Supplier<Uni<Integer>> count) {
        super(page, UserEdge::new, count);
    }

    /**
     * The key of the user after which a page begins; empty for the first page.
     *
     * @throws LifeguardException INVALID_VALUE for a cursor that does not hold the key of a user
     */
    public static String keyAfter(PageRequest request) {
        String key = request.after();
        if (!key.isEmpty() && !ValueForm.SIP_ADDRESS.mayBeStored(key)) {
            throw PageRequest.invalidCursor();
        }
        return key;
    }

    @Type("UserEdge")
    public static final class UserEdge extends Edge<UserObject> {
        UserEdge(String cursor, User user) {
            super(cursor, UserObject.from(user));
        }
    }
}
