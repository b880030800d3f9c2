package io.lifeguard.store.write;

import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whom the rows of a file of users name, in a temporary table of a connection: a file may have more rows than fit into
 * memory, and who a row is about depends on all of them. It is filled before the first row is decided.
 */
public final class RowIdentities {
    private static final String CREATE = """
        create temp table if not exists row_identities (
            line bigint not null,
            key text collate "C",
            external_key text collate "C",
            fingerprint bigint not null);
        create temp table if not exists address_claims (line bigint not null, holder_line bigint);
        truncate row_identities, address_claims
        """;

    private static final String ADD = """
        insert into row_identities (line, key, external_key, fingerprint)
        select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[])
        """;

    /**
     * Sequential scans are off for the batches: the planner would read the whole table of users for many keys. Custom
     * plans would help too, but PostgreSQL then plans each check of a foreign key anew, which takes a quarter of the time
     * of an import.
     */
    private static final String INDEX = """
        create index if not exists row_identities_by_key on row_identities (key, external_key, line);
        create index if not exists row_identities_by_external_key on row_identities (external_key, key, line);
        analyze row_identities;
        set enable_seqscan = off;
        select exists (select from row_identities where key is not null group by key having count(*) > 1)
            or exists (select from row_identities where external_key is not null
                group by external_key having count(*) > 1) as repeats
        """;

    /** The first and the last of each group decide: rows agree if these do. */
    private static final String PEERS = """
        select q.line, q.key, q.external_key, a.line as first_line, a.external_key as first_external, a.fingerprint,
            b.line as last_line, b.external_key as last_external, c.line as first_named_line, c.key as first_key,
            d.line as last_named_line, d.key as last_key
        from unnest($1::bigint[], $2::text[], $3::text[]) q (line, key, external_key)
        left join lateral (select * from row_identities where key = q.key
            order by external_key, line limit 1) a on true
        left join lateral (select * from row_identities where key = q.key and external_key is not null
            order by external_key desc, line desc limit 1) b on true
        left join lateral (select * from row_identities where external_key = q.external_key and key is not null
            order by key, line limit 1) c on true
        left join lateral (select * from row_identities where external_key = q.external_key and key is not null
            order by key desc, line desc limit 1) d on true
        """;

    /**
     * Rows whose address a stored user has who has another external id, with the row that names this user. The external
     * id of a row counts before its address, so a row without one is about this user only if no other row names the user.
     */
    private static final String FIND_CLAIMS = """
        set enable_seqscan = on;
        insert into address_claims (line, holder_line)
        select r.line, h.line
        from row_identities r
        join users u on u.key = r.key
        left join lateral (select line from row_identities where external_key = u.external_key
            order by key, line limit 1) h on true
        where u.external_key is not null and r.external_key is distinct from u.external_key
            and (h.line is not null or r.external_key is not null and %s);
        set enable_seqscan = off
        """;

    private static final String CLAIMS =
            "select line, holder_line from address_claims where line > $1 order by line limit $2";

    /** No row names the user, whether it is refused or not. */
    private static final String ABSENT = """
        not exists (select from row_identities i where i.key = u.key)
        and not exists (select from row_identities i where i.external_key = u.external_key)
        """;

    /** The planner can make a join of a condition, but not of the filter clause of an aggregate. */
    private static final String COUNT = """
        set enable_seqscan = on;
        select (select count(*) from users) as stored, (select count(*) from users u where %s) as absent;
        set enable_seqscan = off
        """.formatted(ABSENT);

    private static final String SELECT_ABSENT = "select " + FactMapper.USER_COLUMNS + "from users u\n"
            + FactMapper.USER_JOINS + "where u.key > $1 and " + ABSENT + "order by u.key limit $2";

    private static final String DROP = "drop table if exists row_identities, address_claims; reset enable_seqscan";

    private final SqlConnection connection;
    private boolean repeats = true;

    private RowIdentities(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * Whom a row names.
     *
     * @param line from 1
     * @param key of the SIP address; empty if it is not valid
     * @param externalKey of the external id; empty if it is not valid, and if there is none
     * @param fingerprint of the values of the row
     */
    public record RowIdentity(long line, Optional<String> key, Optional<String> externalKey, long fingerprint) {}

    /**
     * A row that names the address of a stored user with another external id.
     *
     * @param holderLine the row that names this user by the external id; 0 if none does
     */
    public record AddressClaim(long line, long holderLine) {}

    /** How many users are stored, and how many of those no row names. */
    public record UserCounts(long stored, long absent) {}

    /** Creates the tables on a connection that no other import uses until {@link #forget}. */
    public static Uni<RowIdentities> begin(SqlConnection connection) {
        return connection
                .query(CREATE)
                .execute()
                .map(done -> new RowIdentities(connection))
                .onFailure()
                .transform(SqlFailures::explain);
    }

    public Uni<Void> add(List<RowIdentity> rows) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        rows.stream().map(RowIdentity::line).toArray(Long[]::new),
                        keys(rows, RowIdentity::key),
                        keys(rows, RowIdentity::externalKey),
                        rows.stream().map(RowIdentity::fingerprint).toArray(Long[]::new)))
                .replaceWithVoid()
                .onFailure()
                .transform(SqlFailures::explain);
    }

    /** Must be called after the last row is added. */
    public Uni<Void> index() {
        return connection
                .query(INDEX)
                .execute()
                .invoke(done -> repeats = last(done).iterator().next().getBoolean("repeats"))
                .replaceWithVoid()
                .onFailure()
                .transform(SqlFailures::explain);
    }

    /**
     * What other rows name the same, by the line of the row; a row that is alone may be missing.
     *
     * @param named asked for only if the file has rows that are not alone
     */
    public Uni<Map<Long, RowPeers>> peers(Supplier<List<RowIdentity>> named) {
        if (!repeats) {
            return Uni.createFrom().item(Map.of());
        }
        List<RowIdentity> rows = named.get();
        return connection
                .preparedQuery(PEERS)
                .execute(Tuple.of(
                        rows.stream().map(RowIdentity::line).toArray(Long[]::new),
                        keys(rows, RowIdentity::key),
                        keys(rows, RowIdentity::externalKey)))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getLong("line"), RowPeers::of)));
    }

    /**
     * Looks up which rows name the address of another stored user.
     *
     * @param withUnnamed also of users whose external id no row names
     */
    public Uni<Void> findClaims(boolean withUnnamed) {
        return connection.query(FIND_CLAIMS.formatted(withUnnamed)).execute().replaceWithVoid();
    }

    /** The next {@code most} claims after a line, in the order of the file. */
    public Uni<List<AddressClaim>> claims(long after, int most) {
        return connection.preparedQuery(CLAIMS).execute(Tuple.of(after, most)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .map(row -> new AddressClaim(
                        row.getLong("line"),
                        Optional.ofNullable(row.getLong("holder_line")).orElse(0L)))
                .toList());
    }

    public Uni<UserCounts> counts() {
        return connection.query(COUNT).execute().map(done -> {
            Row row = done.next().iterator().next();
            return new UserCounts(row.getLong("stored"), row.getLong("absent"));
        });
    }

    /** The next {@code most} users that no row names, in the order of their keys. */
    public Uni<List<User>> absent(String after, int most) {
        return connection
                .preparedQuery(SELECT_ABSENT)
                .execute(Tuple.of(after, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> FactMapper.user(Columns.of(row)))
                        .toList());
    }

    /** Drops the tables. */
    public Uni<Void> forget() {
        return connection.query(DROP).execute().replaceWithVoid();
    }

    private static @Nullable String[] keys(List<RowIdentity> rows, Function<RowIdentity, Optional<String>> key) {
        return rows.stream().map(row -> key.apply(row).orElse(null)).toArray(String[]::new);
    }

    private static RowSet<Row> last(RowSet<Row> results) {
        RowSet<Row> result = results;
        while (result.next() != null) {
            result = result.next();
        }
        return result;
    }
}
