package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What one import has seen so far, in a temporary table of its connection: a file may have more rows than fit into
 * memory, and a dry run must remember what its rows would have changed.
 */
public final class ImportedUsers {
    /**
     * One entry for each key that a row has to do with; the first row to say so counts. Without sequential scans, since a
     * plan that was made for an empty table would go on reading all of a full one. (Custom plans would do too, but then
     * PostgreSQL also plans each check of a foreign key anew: a quarter of the time of an import.)
     */
    private static final String CREATE = "set enable_seqscan = off;"
            + " create temp table if not exists imported_users (kind smallint not null,"
            + " key text collate \"C\" not null, is_about boolean not null, line bigint not null);"
            + " truncate imported_users; create index if not exists imported_by_key on imported_users (key, kind)";

    /** Key by key: for many keys at once the planner, which knows nothing of a temporary table, reads all of it. */
    private static final String FIND = "select q.kind, q.key, i.is_about, i.line"
            + " from unnest($1::smallint[], $2::text[]) q (kind, key) cross join lateral"
            + " (select is_about, line from imported_users where kind = q.kind and key = q.key order by line limit 1) i";

    private static final String ADD = "insert into imported_users (kind, key, is_about, line)"
            + " select * from unnest($1::smallint[], $2::text[], $3::boolean[], $4::bigint[])";

    /** No row is about the user, and none names its address, which a refused one may. */
    private static final String ABSENT = "not exists (select from imported_users i where i.key = u.key and i.kind in ("
            + EntryKind.ROW.code + ", " + EntryKind.STORED.code + "))";

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
    public record ImportedUser(
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
    public Uni<List<ImportedUser>> seen(List<String> addresses, List<String> externalIds, List<User> users) {
        EntryColumns asked = new EntryColumns();
        addresses.forEach(address -> asked.add(EntryKind.ROW, Ids.key(address)));
        externalIds.forEach(
                id -> asked.add(EntryKind.EXTERNAL, Ids.key(id)).add(EntryKind.FREED_EXTERNAL, Ids.key(id)));
        users.forEach(user -> asked.add(EntryKind.ROW, user.key())
                .add(EntryKind.STORED, user.key())
                .add(EntryKind.FREED, user.key()));
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(asked.kinds(), asked.keys()))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(ImportedUsers::seen)
                        .toList());
    }

    public Uni<Void> add(List<ImportedUser> seen) {
        EntryColumns entries = new EntryColumns();
        seen.forEach(s -> {
            boolean isAbout = s.rowKey().isPresent() && s.rowKey().equals(s.storedKey());
            s.rowKey().ifPresent(key -> entries.add(EntryKind.ROW, key, isAbout, s.line()));
            s.externalKey().ifPresent(key -> entries.add(EntryKind.EXTERNAL, key, false, s.line()));
            s.storedKey().filter(key -> !isAbout).ifPresent(key -> entries.add(EntryKind.STORED, key, true, s.line()));
            s.freedKey().ifPresent(key -> entries.add(EntryKind.FREED, key, false, s.line()));
            s.freedExternal().ifPresent(key -> entries.add(EntryKind.FREED_EXTERNAL, key, false, s.line()));
        });
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(entries.kinds(), entries.keys(), entries.areAbout(), entries.lines()))
                .replaceWithVoid();
    }

    /** How many users are stored, and how many of them no row was about. */
    public Uni<UserCounts> counts() {
        return connection
                .query("set enable_seqscan = on;"
                        + " select count(*) as stored, count(*) filter (where " + ABSENT + ") as absent from users u;"
                        + " set enable_seqscan = off")
                .execute()
                .map(done -> {
                    Row row = done.next().iterator().next();
                    return new UserCounts(row.getLong("stored"), row.getLong("absent"));
                });
    }

    /** The next users that no row was about, in the order of their keys. */
    public Uni<List<User>> absent(String after, int most) {
        return connection
                .preparedQuery("select " + FactMapper.USER_COLUMNS + "from users u\n" + FactMapper.USER_JOINS
                        + "where u.key > $1 and " + ABSENT + " order by u.key limit $2")
                .execute(Tuple.of(after, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> FactMapper.user(Columns.of(row)))
                        .toList());
    }

    /** Ends the import on this connection. */
    public Uni<Void> forget() {
        return connection
                .query("drop table if exists imported_users; reset enable_seqscan")
                .execute()
                .replaceWithVoid();
    }

    /** Of the users that are stored: all, and those that no row was about. */
    public record UserCounts(long stored, long absent) {}

    /** What of a row a key is. */
    private enum EntryKind {
        /** The address that it names, which may also be that of the user which it is about. */
        ROW(0),
        EXTERNAL(1),
        /** The user that it is about, where its address is another. */
        STORED(2),
        FREED(3),
        FREED_EXTERNAL(4);

        /** What stands for it in the table. */
        private final short code;

        EntryKind(int code) {
            this.code = (short) code;
        }

        private static EntryKind of(short code) {
            return Arrays.stream(values())
                    .filter(k -> k.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Entries of the table, column by column. */
    private static final class EntryColumns {
        private final List<Short> kinds = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<Boolean> areAbout = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();

        EntryColumns add(EntryKind kind, String key) {
            kinds.add(kind.code);
            keys.add(key);
            return this;
        }

        void add(EntryKind kind, String key, boolean isAbout, long line) {
            add(kind, key);
            areAbout.add(isAbout);
            lines.add(line);
        }

        Short[] kinds() {
            return kinds.toArray(Short[]::new);
        }

        String[] keys() {
            return keys.toArray(String[]::new);
        }

        Boolean[] areAbout() {
            return areAbout.toArray(Boolean[]::new);
        }

        Long[] lines() {
            return lines.toArray(Long[]::new);
        }
    }

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
