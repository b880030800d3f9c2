package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.store.changes.LoggedWrite;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Stores the attributes of a user that no rule reads, and logs their names. */
final class DirectoryAttributeChanges {
    private static final String TABLE = "user_attributes";

    private static final String STORE = """
            with written as (
              update users set modified_at = clock_timestamp() where key = $1 returning id)
            insert into user_attributes (user_id, attributes)
              select id, $2::text::jsonb from written
              on conflict (user_id) do update set attributes = excluded.attributes
            """;

    private static final String REMOVE = """
            with written as (
              update users set modified_at = clock_timestamp() where key = $1 returning id)
            delete from user_attributes using written where user_id = written.id
            """;

    private DirectoryAttributeChanges() {}

    /** @return the revision number of the change; fails as {@link ChangeWriter#apply} does */
    static Uni<Long> apply(LoggedWrite write, Change<DirectoryAttributes> change) {
        SqlExecutor statements = write.statements();
        DirectoryAttributes after = change.after().orElseThrow();
        String key = Ids.key(after.sipAddress());
        Uni<?> stored = after.json().equals(DirectoryAttributes.NONE)
                ? statements.execute(REMOVE, key)
                : statements.execute(STORE, key, after.json());
        return stored.onFailure()
                .transform(failure -> ConstraintRules.explain(failure, TABLE))
                .chain(() -> write.append(List.of(change)));
    }
}
