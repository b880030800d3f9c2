package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.store.changes.UserTraces.AddressSpan;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Erases users in events, and in what events are derived from. */
public final class EventTraces {
    /** Until the end of the transaction, no events are derived: the erasure waits for those that are being stored. */
    private static final String LOCK = "select position from event_follower for update";

    /** An event of the revision that renamed the user has the later address. */
    private static final String REWRITE_EVENTS = """
            update eligibility_events set address = $1, user_key = $2
            where user_key = $3 and (revision between $4 and $5 or revision = any($6))
            """;

    /** The user as of the position: before the deletion, and not before the entry that gave the address. */
    private static final String REWRITE_FOLLOWED = """
            update followed_users set address = $1, key = $2, external_key = null
            from event_follower f
            where key = $3 and f.position >= $4 - 1 and f.position < $5
            """;

    private EventTraces() {}

    /** Locks what the follower of the change log writes. The first statement of an erasure. */
    public static Uni<Void> lock(SqlExecutor sql) {
        return sql.execute(LOCK).replaceWithVoid();
    }

    /**
     * Replaces a user who had an address by a pseudonym.
     *
     * @param numbers of the revisions of the entries about the user
     */
    public static Uni<Void> rewrite(SqlExecutor sql, AddressSpan span, List<Long> numbers, String pseudonym) {
        String key = Ids.key(span.address());
        return sql.execute(
                        REWRITE_EVENTS,
                        pseudonym,
                        Ids.key(pseudonym),
                        key,
                        span.from(),
                        span.to(),
                        numbers.toArray(Long[]::new))
                .chain(() -> sql.execute(REWRITE_FOLLOWED, pseudonym, Ids.key(pseudonym), key, span.from(), span.to()))
                .replaceWithVoid();
    }
}
