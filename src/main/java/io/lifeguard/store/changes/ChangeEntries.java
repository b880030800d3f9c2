package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Appends changes to the change log. */
public final class ChangeEntries {
    private static final String APPEND = """
        with appended as (
            insert into changes (actor, kind, subject_type, subject, subject_key, before, after, continues)
            select $1, d.kind, d.type, d.subject, d.key, d.before::jsonb, d.after::jsonb, d.continues
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[])
                with ordinality d (kind, type, subject, key, before, after, continues, n)
            order by d.n
            returning revision)
        select max(revision) from appended\
        """;

    private ChangeEntries() {}

    /**
     * Appends changes of several writes, in their order, with one statement, in the transaction of the sender. Each change is a
     * write of its own, except that a user is deleted by the write that removes the user's client configurations.
     *
     * @param changes one at least
     * @return the revision number of the last change
     */
    public static Uni<Long> append(SqlExecutor statements, List<? extends Change<?>> changes, String actor) {
        Boolean[] continues = new Boolean[changes.size()];
        for (int i = 0; i < continues.length; i++) {
            continues[i] = i > 0 && changes.get(i - 1).subject() == Subject.CLIENT_CONFIGURATION;
        }
        return append(statements, changes, actor, continues);
    }

    static Uni<Long> append(
            SqlExecutor statements, List<? extends Change<?>> changes, String actor, Boolean[] continues) {
        return statements
                .execute(
                        APPEND,
                        actor,
                        column(changes, change -> change.kind().name()),
                        column(changes, change -> change.subject().type()),
                        column(changes, Change::id),
                        column(changes, change -> Ids.key(change.id())),
                        column(changes, change -> document(change.before())),
                        column(changes, change -> document(change.after())),
                        continues)
                .map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    private static @Nullable String[] column(
            List<? extends Change<?>> changes, Function<Change<?>, @Nullable String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String document(Optional<?> value) {
        return value.map(v -> ChangeDocument.of(v).encode()).orElse(null);
    }
}
