package io.lifeguard.store;

import io.lifeguard.model.Ids;
import io.lifeguard.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What one import has seen so far, in a temporary table of its connection: a file may have more rows than fit into
 * memory, and a dry run must remember what its rows would have changed.
 */
public final class ImportedUsers {
    /** A plan that was made for an empty table must not serve a full one: every statement is planned for what it meets. */
    private static final String CREATE =
            "set plan_cache_mode = force_custom_plan; create temp table if not exists imported_users ("
                    + " row_key text collate \"C\", external_key text collate \"C\", stored_key text collate \"C\","
                    + " freed_key text collate \"C\", freed_external text collate \"C\", line bigint not null);"
                    + " truncate imported_users;"
                    + " create index if not exists imported_by_row on imported_users (row_key);"
                    + " create index if not exists imported_by_external on imported_users (external_key);"
                    + " create index if not exists imported_by_stored on imported_users (stored_key);"
                    + " create index if not exists imported_by_freed on imported_users (freed_key);"
                    + " create index if not exists imported_by_freed_external on imported_users (freed_external)";

    /** No row is about the user, and none names its address, which a refused one may. */
    private static final String ABSENT = "not exists (select from imported_users i where i.stored_key = u.key)"
            + " and not exists (select from imported_users i where i.row_key = u.key)";

    private final SqlConnection connection;

    private ImportedUsers(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * One row of the file, settled.
     *
     * @param rowKey the SIP address that the row names
     * @param externalKey the external id that it names
     * @param storedKey the key that the user which it is about is stored under from now on, or stays stored under in a
     *     dry run; empty where there is none, and where an earlier row is about the same
     * @param freedKey the key that the row takes from a user by a rename
     * @param freedExternal the folded external id that the row takes from a user
     */
    public record Seen(
            Optional<String> rowKey,
            Optional<String> externalKey,
            Optional<String> storedKey,
            Optional<String> freedKey,
            Optional<String> freedExternal,
            long line) {}

    /** Begins an import on a connection that is its own until {@link #forget}. */
    public static Uni<ImportedUsers> begin(SqlConnection connection) {
        return connection.query(CREATE).execute().map(done -> new ImportedUsers(connection));
    }

    /** What was seen before of any of these addresses, external ids and stored users. */
    public Uni<List<Seen>> seen(List<String> addresses, List<String> externalIds, List<User> users) {
        String[] rows = keys(addresses);
        String[] stored = users.stream().map(User::key).toArray(String[]::new);
        return connection
                .preparedQuery(
                        "select row_key, external_key, stored_key, freed_key, freed_external, line from imported_users"
                                + " where row_key = any($1) or external_key = any($2) or stored_key = any($3)"
                                + " or freed_key = any($3) or freed_external = any($2)")
                .execute(Tuple.of(rows, keys(externalIds), stored))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(ImportedUsers::seen)
                        .toList());
    }

    public Uni<Void> add(List<Seen> seen) {
        List<String> rows = new ArrayList<>();
        List<String> externals = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        List<String> freed = new ArrayList<>();
        List<String> freedExternals = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        seen.forEach(s -> {
            rows.add(s.rowKey().orElse(null));
            externals.add(s.externalKey().orElse(null));
            stored.add(s.storedKey().orElse(null));
            freed.add(s.freedKey().orElse(null));
            freedExternals.add(s.freedExternal().orElse(null));
            lines.add(s.line());
        });
        return connection
                .preparedQuery("insert into imported_users (row_key, external_key, stored_key, freed_key,"
                        + " freed_external, line) select * from"
                        + " unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])")
                .execute(Tuple.of(
                        rows.toArray(String[]::new),
                        externals.toArray(String[]::new),
                        stored.toArray(String[]::new),
                        freed.toArray(String[]::new),
                        freedExternals.toArray(String[]::new),
                        lines.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** How many users are stored, and how many of them no row was about. */
    public Uni<Counts> counts() {
        return connection
                .query("select count(*) as stored, count(*) filter (where " + ABSENT + ") as absent from users u")
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Counts(row.getLong("stored"), row.getLong("absent"));
                });
    }

    /** The next users that no row was about, in the order of their keys. */
    public Uni<List<User>> absent(String after, int most) {
        return connection
                .preparedQuery("select " + Facts.USER + ", " + Facts.HOME + ", " + Facts.POLICIES + " from users u"
                        + Facts.USER_JOINS + " where u.key > $1 and " + ABSENT + " order by u.key limit $2")
                .execute(Tuple.of(after, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Facts::user)
                        .toList());
    }

    /** Ends the import on this connection. */
    public Uni<Void> forget() {
        return connection
                .query("drop table if exists imported_users; reset plan_cache_mode")
                .execute()
                .replaceWithVoid();
    }

    /** Of the users that are stored: all, and those that no row was about. */
    public record Counts(long stored, long absent) {}

    private static Seen seen(Row row) {
        return new Seen(
                Facts.text(row, "row_key"),
                Facts.text(row, "external_key"),
                Facts.text(row, "stored_key"),
                Facts.text(row, "freed_key"),
                Facts.text(row, "freed_external"),
                row.getLong("line"));
    }

    private static String[] keys(List<String> ids) {
        return ids.stream().map(Ids::key).toArray(String[]::new);
    }
}
