package io.lifeguard.store.imports;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends imports whose instance has ended, and deletes old ones. Any instance may do so, for all. */
public final class ImportCleanup {
    private static final String END_ABANDONED = """
        update imports set state = 'INTERRUPTED', failure = $2, ended_at = clock_timestamp()
        where id in (
            select id from imports
            where state in ('QUEUED', 'RUNNING') and seen_at < clock_timestamp() - make_interval(secs => $1::float8)
            for update skip locked)
        returning id\
        """;

    /** One import at once, its rows first and not all in one statement. */
    private static final String DELETE_EXPIRED = """
        with expired as (
            select id from imports
            where ended_at < clock_timestamp() - make_interval(secs => $1::float8)
            order by ended_at limit 1
            for update skip locked),
          removed as (
            delete from import_rows where (import_id, number) in (
                select r.import_id, r.number from import_rows r join expired on r.import_id = expired.id limit $2)
            returning 1),
          removed_effects as (
            delete from import_effects where (import_id, user_key, external_key) in (
                select e.import_id, e.user_key, e.external_key
                from import_effects e join expired on e.import_id = expired.id limit $2)
            returning 1)
        select id::text, greatest((select count(*) from removed), (select count(*) from removed_effects)) from expired\
        """;

    private static final String DELETE = "delete from imports where id = $1::uuid returning 1";

    private ImportCleanup() {}

    /**
     * Ends the imports that no instance has renewed for so many seconds.
     *
     * @return how many
     */
    public static Uni<Integer> endAbandoned(SqlExecutor statements, long seconds, String failure) {
        return statements.execute(END_ABANDONED, (double) seconds, failure).map(List::size);
    }

    /**
     * Deletes one import that ended so many seconds ago, or some of its rows.
     *
     * @return whether there may be more to delete
     */
    public static Uni<Boolean> deleteExpired(SqlExecutor statements, long seconds, int maxRows) {
        return statements.execute(DELETE_EXPIRED, (double) seconds, maxRows).chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            @Nullable Object[] expired = rows.get(0);
            return Objects.equals(expired[1], (long) maxRows)
                    ? Uni.createFrom().item(true)
                    : statements
                            .execute(DELETE, UUID.fromString((String) Objects.requireNonNull(expired[0])))
                            .replaceWith(true);
        });
    }
}
