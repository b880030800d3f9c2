package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.write.ImportedUserEntries.EntryKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The rows that an import of users has processed so far, in a temporary table of its connection: a file may have more
 * rows than fit into memory, and a dry run must remember what its rows would change.
 */
public final class ImportedUsers {
    /**
     * An entry for each key that a row names or changes; if several rows do, the first counts. Sequential scans are off,
     * because a plan that was made for the empty table would scan the full one. Custom plans would help too, but
     * PostgreSQL then plans each check of a foreign key anew, which takes a quarter of the time of an import.
     */
    private static final String CREATE = """
        set enable_seqscan = off;
        create temp table if not exists imported_users (
            kind smallint not null,
            key text collate "C" not null,
            is_about boolean not null,
            line bigint not null);
        truncate imported_users;
        create index if not exists imported_by_key on imported_users (key, kind)
        """;

    /** Looks up key by key: the planner has no statistics of a temporary table and would read all of it for many keys. */
    private static final String FIND = """
        select q.kind, q.key, i.is_about, i.line
        from unnest($1::smallint[], $2::text[]) q (kind, key)
        cross join lateral (
            select is_about, line from imported_users where kind = q.kind and key = q.key order by line limit 1) i
        """;

    private static final String ADD = """
        insert into imported_users (kind, key, is_about, line)
        select * from unnest($1::smallint[], $2::text[], $3::boolean[], $4::bigint[])
        """;

    /** No row is about the user or names its address; a refused row may name it too. */
    private static final String ABSENT =
            "not exists (select from imported_users i where i.key = u.key and i.kind in (%d, %d))"
                    .formatted(EntryKind.ROW.code, EntryKind.STORED.code);

    private static final String COUNT = """
        set enable_seqscan = on;
        select count(*) as stored, count(*) filter (where %s) as absent from users u;
        set enable_seqscan = off
        """.formatted(ABSENT);

    private static final String SELECT_ABSENT = "select " + FactMapper.USER_COLUMNS + "from users u\n"
            + FactMapper.USER_JOINS + "where u.key > $1 and " + ABSENT + " order by u.key limit $2";

    private static final String DROP = "drop table if exists imported_users; reset enable_seqscan";

    private final SqlConnection connection;

    private ImportedUsers(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * A processed row.
     *
     * @param rowKey the key of the SIP address that the row names
     * @param externalKey the key of the external id that the row names
     * @param storedKey the key that the row's user is stored under now; in a dry run, the key that it keeps. Empty if
     *     there is no such user, and if an earlier row is about the same user
     * @param freedKey the key that the user had before the row renamed it
     * @param freedExternal the key of the external id that the user had before the row changed it
     * @param line from 1
     */
    public record ImportedUser(
            Optional<String> rowKey,
            Optional<String> externalKey,
            Optional<String> storedKey,
            Optional<String> freedKey,
            Optional<String> freedExternal,
            long line) {

        /** The same row if it changes nothing. */
        public ImportedUser notApplied(Optional<String> key) {
            return new ImportedUser(rowKey, externalKey, key, Optional.empty(), Optional.empty(), line);
        }
    }

    /** Creates the table on a connection that no other import uses until {@link #forget}. */
    public static Uni<ImportedUsers> begin(SqlConnection connection) {
        return connection.query(CREATE).execute().map(done -> new ImportedUsers(connection));
    }

    /** The entries of earlier rows about these SIP addresses, external ids and users. */
    public Uni<List<ImportedUser>> seen(List<String> addresses, List<String> externalIds, List<User> users) {
        ImportedUserEntries wanted = new ImportedUserEntries();
        addresses.forEach(address -> wanted.add(EntryKind.ROW, Ids.key(address)));
        externalIds.forEach(
                id -> wanted.add(EntryKind.EXTERNAL, Ids.key(id)).add(EntryKind.FREED_EXTERNAL, Ids.key(id)));
        users.forEach(user -> wanted.add(EntryKind.ROW, user.key())
                .add(EntryKind.STORED, user.key())
                .add(EntryKind.FREED, user.key()));
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(wanted.kinds(), wanted.keys()))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(ImportedUsers::seen)
                        .toList());
    }

    public Uni<Void> add(List<ImportedUser> rows) {
        ImportedUserEntries entries = new ImportedUserEntries();
        rows.forEach(row -> {
            boolean isAbout = row.rowKey().isPresent() && row.rowKey().equals(row.storedKey());
            row.rowKey().ifPresent(key -> entries.add(EntryKind.ROW, key, isAbout, row.line()));
            row.externalKey().ifPresent(key -> entries.add(EntryKind.EXTERNAL, key, false, row.line()));
            row.storedKey()
                    .filter(key -> !isAbout)
                    .ifPresent(key -> entries.add(EntryKind.STORED, key, true, row.line()));
            row.freedKey().ifPresent(key -> entries.add(EntryKind.FREED, key, false, row.line()));
            row.freedExternal().ifPresent(key -> entries.add(EntryKind.FREED_EXTERNAL, key, false, row.line()));
        });
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(entries.kinds(), entries.keys(), entries.areAbout(), entries.lines()))
                .replaceWithVoid();
    }

    /** How many users are stored, and how many of them the file does not list. */
    public Uni<UserCounts> counts() {
        return connection.query(COUNT).execute().map(done -> {
            Row row = done.next().iterator().next();
            return new UserCounts(row.getLong("stored"), row.getLong("absent"));
        });
    }

    /** The next {@code most} users that the file does not list, in the order of their keys. */
    public Uni<List<User>> absent(String after, int most) {
        return connection
                .preparedQuery(SELECT_ABSENT)
                .execute(Tuple.of(after, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> FactMapper.user(Columns.of(row)))
                        .toList());
    }

    /** Drops the table. */
    public Uni<Void> forget() {
        return connection.query(DROP).execute().replaceWithVoid();
    }

    /** How many users are stored, and how many of those the file does not list. */
    public record UserCounts(long stored, long absent) {}

    private static ImportedUser seen(Row row) {
        EntryKind kind = EntryKind.of(row.getShort("kind"));
        Optional<String> key = Optional.of(row.getString("key"));
        return new ImportedUser(
                key.filter(k -> kind == EntryKind.ROW),
                key.filter(k -> kind == EntryKind.EXTERNAL),
                key.filter(k -> row.getBoolean("is_about")),
                key.filter(k -> kind == EntryKind.FREED),
                key.filter(k -> kind == EntryKind.FREED_EXTERNAL),
                row.getLong("line"));
    }
}
