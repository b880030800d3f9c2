package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.UserAddressChange;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the change log about users, and erases names in them. Statements run in the given executor. */
public final class UserTraces {
    private static final String IS_RECORDED = "select exists (select from users where key = $1)";

    private static final String CHANGES_OF_ADDRESS = """
            select revision, before ->> 'sipAddress' as before, after ->> 'sipAddress' as after
            from changes
            where subject_type = 'User' and subject_key = $1 and revision <= $2
            order by revision desc
            """;

    private static final String RENAMED_TO = """
            select revision, before ->> 'sipAddress' as before, after ->> 'sipAddress' as after
            from changes
            where subject_type = 'User' and before ->> 'sipAddress' is distinct from after ->> 'sipAddress'
              and kind = 'UPDATED' and after ->> 'sipAddress' = $1 and revision < $2
            order by revision desc limit 1
            """;

    private static final String COUNT_CONFIGURATIONS = """
            select count(*)::int
            from changes
            where subject_type = 'ClientConfiguration' and subject_key >= $1 and subject_key < $2
              and revision between $3 and $4
            """;

    private static final String REWRITE_USER = """
            update changes set
              subject = $1, subject_key = $2,
              before = before || jsonb_build_object('sipAddress', $1::text, 'displayName', null, 'externalId', null),
              after = after || jsonb_build_object('sipAddress', $1::text, 'displayName', null, 'externalId', null)
            where revision = any($3)
            """;

    private static final String REWRITE_CONFIGURATIONS = """
            update changes set
              subject = $5 || substr(subject, strpos(subject, '\\')),
              subject_key = $6 || substr(subject_key, strpos(subject_key, '\\')),
              before = before || jsonb_build_object('user', $5::text),
              after = after || jsonb_build_object('user', $5::text)
            where subject_type = 'ClientConfiguration' and subject_key >= $1 and subject_key < $2
              and revision between $3 and $4
            """;

    private static final String APPEND_ERASURE = """
            insert into changes (actor, kind, subject_type, subject, subject_key, after)
            values ($1, 'CREATED', 'Erasure', $2, $3, $4::jsonb)
            returning revision
            """;

    private UserTraces() {}

    /**
     * A range of revisions, both ends included, of the entries about the client configurations of an address.
     *
     * @param address SIP address
     */
    public record AddressSpan(String address, long from, long to) {
        private String first() {
            return Ids.key(address) + '\\';
        }

        /** The first key after the keys of these entries. */
        private String end() {
            return Ids.key(address) + (char) ('\\' + 1);
        }
    }

    /** Whether a user with this address is recorded now. */
    public static Uni<Boolean> isRecorded(SqlExecutor sql, String address) {
        return sql.execute(IS_RECORDED, Ids.key(address)).map(rows -> Boolean.TRUE.equals(rows.get(0)[0]));
    }

    /** The entries about a user under an address up to a revision, the newest first. */
    public static Uni<List<UserAddressChange>> changesOfAddress(SqlExecutor sql, String address, long upTo) {
        return sql.execute(CHANGES_OF_ADDRESS, Ids.key(address), upTo)
                .map(rows -> rows.stream().map(UserTraces::trace).toList());
    }

    /** The last change before a revision that renamed a user to an address; the address as it was written then. */
    public static Uni<Optional<UserAddressChange>> renamedTo(SqlExecutor sql, String address, long before) {
        return sql.execute(RENAMED_TO, address, before)
                .map(rows -> rows.stream().map(UserTraces::trace).findFirst());
    }

    /** The number of entries about the client configurations of an address. */
    public static Uni<Integer> countConfigurations(SqlExecutor sql, AddressSpan span) {
        return sql.execute(COUNT_CONFIGURATIONS, span.first(), span.end(), span.from(), span.to())
                .map(rows -> (Integer) Objects.requireNonNull(rows.get(0)[0]));
    }

    /** Replaces the user in these entries by a pseudonym. */
    public static Uni<Void> rewrite(SqlExecutor sql, List<Long> numbers, String pseudonym) {
        return sql.execute(REWRITE_USER, pseudonym, Ids.key(pseudonym), numbers.toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** Replaces the user in the entries about client configurations by a pseudonym. */
    public static Uni<Void> rewrite(SqlExecutor sql, AddressSpan span, String pseudonym) {
        return sql.execute(
                        REWRITE_CONFIGURATIONS,
                        span.first(),
                        span.end(),
                        span.from(),
                        span.to(),
                        pseudonym,
                        Ids.key(pseudonym))
                .replaceWithVoid();
    }

    /** Appends an entry that says which earlier entries were rewritten; returns the number of its revision. */
    public static Uni<Long> appendErasure(SqlExecutor sql, String actor, String pseudonym, List<Long> numbers) {
        String entries = new JsonObject()
                .put("user", pseudonym)
                .put("changes", new JsonArray(numbers))
                .encode();
        return sql.execute(APPEND_ERASURE, actor, pseudonym, Ids.key(pseudonym), entries)
                .map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    private static UserAddressChange trace(@Nullable Object[] row) {
        return new UserAddressChange(
                (Long) Objects.requireNonNull(row[0]),
                Optional.ofNullable((String) row[1]),
                Optional.ofNullable((String) row[2]));
    }
}
