package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.Objects;

/** Reads the attributes of a user that no rule reads, for a write. */
public final class DirectoryAttributeReads {
    private static final String OF_USER =
            "select a.attributes::text from user_attributes a join users u on u.id = a.user_id where u.key = $1";

    private DirectoryAttributeReads() {}

    /** The attributes as a JSON object; an empty one for a user without any. */
    public static Uni<String> ofUser(SqlExecutor statements, String sipAddress) {
        return statements
                .execute(OF_USER, Ids.key(sipAddress))
                .map(rows ->
                        rows.isEmpty() ? DirectoryAttributes.NONE : (String) Objects.requireNonNull(rows.get(0)[0]));
    }
}
