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

/** What the log says of users, and how it is made to say it of nobody. Every statement goes where its caller says. */
public final class UserTraceStatements {
    private static final String RECORDED = "select exists (select from users where key = $1)";
    private static final String UNDER_ADDRESS =
            "select revision, before ->> 'sipAddress' as before, after ->> 'sipAddress' as after from changes"
                    + " where subject_type = 'User' and subject_key = $1 and revision <= $2 order by revision desc";
    private static final String CAME_BY =
            "select revision, before ->> 'sipAddress' as before, after ->> 'sipAddress' as after from changes"
                    + " where subject_type = 'User' and before ->> 'sipAddress' is distinct from after ->> 'sipAddress'"
                    + " and kind = 'UPDATED' and after ->> 'sipAddress' = $1 and revision < $2"
                    + " order by revision desc limit 1";
    private static final String REWRITE_USER = "update changes set subject = $1, subject_key = $2,"
            + " before = before || jsonb_build_object('sipAddress', $1::text, 'displayName', null, 'externalId', null),"
            + " after = after || jsonb_build_object('sipAddress', $1::text, 'displayName', null, 'externalId', null)"
            + " where revision = any($3)";
    private static final String OF_CONFIGURATIONS = " from changes where subject_type = 'ClientConfiguration'"
            + " and subject_key >= $1 and subject_key < $2 and revision between $3 and $4";
    private static final String REWRITE_CONFIGURATIONS = "update changes set"
            + " subject = $5 || substr(subject, strpos(subject, '\\')),"
            + " subject_key = $6 || substr(subject_key, strpos(subject_key, '\\')),"
            + " before = before || jsonb_build_object('user', $5::text),"
            + " after = after || jsonb_build_object('user', $5::text)"
            + OF_CONFIGURATIONS.substring(" from changes".length());
    private static final String LOG = "insert into changes (actor, kind, subject_type, subject, subject_key, after)"
            + " values ($1, 'CREATED', 'Erasure', $2, $3, $4::jsonb) returning revision";

    private UserTraceStatements() {}

    /**
     * The entries about client configurations of an address: those of these revisions, both included.
     *
     * @param address SIP address
     */
    public record AddressSpan(String address, long from, long to) {
        private String first() {
            return Ids.key(address) + '\\';
        }

        /** The first key that is none of theirs any more. */
        private String end() {
            return Ids.key(address) + (char) ('\\' + 1);
        }
    }

    /** Whether there is a user of this address now. */
    public static Uni<Boolean> isRecorded(SqlExecutor on, String address) {
        return on.execute(RECORDED, Ids.key(address)).map(rows -> Boolean.TRUE.equals(rows.get(0)[0]));
    }

    /** What stands under an address up to a revision, the newest first. */
    public static Uni<List<UserAddressChange>> under(SqlExecutor on, String address, long upTo) {
        return on.execute(UNDER_ADDRESS, Ids.key(address), upTo)
                .map(rows -> rows.stream().map(UserTraceStatements::trace).toList());
    }

    /** The last renaming to an address, as it was written then, before a revision. */
    public static Uni<Optional<UserAddressChange>> renamedTo(SqlExecutor on, String address, long before) {
        return on.execute(CAME_BY, address, before)
                .map(rows -> rows.stream().map(UserTraceStatements::trace).findFirst());
    }

    /** How many entries about client configurations of an address there are. */
    public static Uni<Integer> configurations(SqlExecutor on, AddressSpan span) {
        return on.execute("select count(*)::int" + OF_CONFIGURATIONS, span.first(), span.end(), span.from(), span.to())
                .map(rows -> (Integer) Objects.requireNonNull(rows.get(0)[0]));
    }

    /** Puts a pseudonym in the place of the user in these entries. */
    public static Uni<Void> rewrite(SqlExecutor on, List<Long> numbers, String pseudonym) {
        return on.execute(REWRITE_USER, pseudonym, Ids.key(pseudonym), numbers.toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** Puts a pseudonym in the place of the user in the entries about client configurations. */
    public static Uni<Void> rewrite(SqlExecutor on, AddressSpan span, String pseudonym) {
        return on.execute(
                        REWRITE_CONFIGURATIONS,
                        span.first(),
                        span.end(),
                        span.from(),
                        span.to(),
                        pseudonym,
                        Ids.key(pseudonym))
                .replaceWithVoid();
    }

    /** Appends to the log that earlier entries have changed; gives the number of that revision. */
    public static Uni<Long> log(SqlExecutor on, String actor, String pseudonym, List<Long> numbers) {
        String entries = new JsonObject()
                .put("user", pseudonym)
                .put("changes", new JsonArray(numbers))
                .encode();
        return on.execute(LOG, actor, pseudonym, Ids.key(pseudonym), entries)
                .map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    private static UserAddressChange trace(@Nullable Object[] row) {
        return new UserAddressChange(
                (Long) Objects.requireNonNull(row[0]),
                Optional.ofNullable((String) row[1]),
                Optional.ofNullable((String) row[2]));
    }
}
