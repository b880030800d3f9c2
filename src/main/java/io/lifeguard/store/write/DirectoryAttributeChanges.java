package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;

/** Stores the attributes of a user that no rule reads. */
final class DirectoryAttributeChanges {
    private static final String TABLE = "user_attributes";

    /** A user whose row this transaction has written already has a time of this transaction. */
    private static final String MODIFIED = """
            with owner as (select id from users where key = $1),
              modified as (
                update users set modified_at = clock_timestamp() where key = $1 and modified_at < now())
            """;

    private static final String STORE = MODIFIED + """
            insert into user_attributes (user_id, attributes)
              select id, $2::text::jsonb from owner
              on conflict (user_id) do update set attributes = excluded.attributes
            """;

    private static final String REMOVE = MODIFIED + "delete from user_attributes using owner where user_id = owner.id";

    private DirectoryAttributeChanges() {}

    /** Fails as {@link ChangeWriter#apply} does. */
    static Uni<Void> apply(SqlExecutor statements, Change<DirectoryAttributes> change) {
        DirectoryAttributes after = change.after().orElseThrow();
        String key = Ids.key(after.sipAddress());
        Uni<?> stored = after.json().equals(DirectoryAttributes.NONE)
                ? statements.execute(REMOVE, key)
                : statements.execute(STORE, key, after.json());
        return stored.onFailure()
                .transform(failure -> ConstraintRules.explain(failure, TABLE))
                .replaceWithVoid();
    }
}
