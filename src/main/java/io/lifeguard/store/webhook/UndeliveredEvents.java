package io.lifeguard.store.webhook;

import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.webhook.WebhookPositions.WebhookPosition;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that could not be delivered to a target, until they are. */
public final class UndeliveredEvents {
    private static final String ADD = """
            insert into webhook_undelivered (target, revision, number, attempts, problem) values ($1, $2, $3, $4, $5)
              on conflict (target, revision, number) do update
                set attempts = excluded.attempts, problem = excluded.problem, failed_at = now()
            """;

    private static final String PAGE = """
            select u.id, p.epoch || '.' || u.revision || '.' || u.number, u.attempts, u.problem, u.failed_at, u.requested_at
              from webhook_undelivered u, present p where u.target = $1 and u.id > $2 order by u.id limit $3
            """;

    private static final String REQUEST = """
            update webhook_undelivered u set requested_at = coalesce(u.requested_at, now())
              from present p
              where u.target = $1 and p.epoch || '.' || u.revision || '.' || u.number = $2
              returning 1
            """;

    /** Until the term is over, no other instance takes it. */
    private static final String CLAIM = """
            update webhook_undelivered u set requested_at = now() + $2::bigint * interval '1 millisecond'
              from (select id from webhook_undelivered where target = $1 and requested_at <= now()
                order by requested_at limit 1 for update skip locked) due
              where u.id = due.id
              returning u.id, u.revision, u.number
            """;

    private static final String REMOVE = "delete from webhook_undelivered where id = $1";

    private static final String FAIL = """
            update webhook_undelivered set attempts = attempts + 1, problem = $2, failed_at = now(), requested_at = null
              where id = $1
            """;

    private UndeliveredEvents() {}

    /**
     * An event that was given up.
     *
     * @param number of the entry, in the order in which they were given up
     * @param event the id of the event
     * @param requestedAt when its redelivery was requested, if it has not happened yet
     */
    public record UndeliveredEvent(
            long number,
            String event,
            int attempts,
            String problem,
            OffsetDateTime failedAt,
            Optional<OffsetDateTime> requestedAt) {}

    /** An event that an instance delivers again. */
    public record RequestedDelivery(long id, WebhookPosition event) {}

    public static Uni<Void> add(
            SqlExecutor statements, String target, WebhookPosition event, int attempts, String problem) {
        return statements
                .execute(ADD, target, event.revision(), event.number(), attempts, problem)
                .replaceWithVoid();
    }

    /** The events of a target that were given up, the first first. */
    public static Uni<List<UndeliveredEvent>> page(SqlExecutor statements, String target, long after, int limit) {
        return statements
                .execute(PAGE, target, after, limit)
                .map(rows -> rows.stream().map(UndeliveredEvents::entry).toList());
    }

    /** Requests that an event is delivered again; emits whether it is one that was given up. */
    public static Uni<Boolean> request(SqlExecutor statements, String target, String event) {
        return statements.execute(REQUEST, target, event).map(rows -> !rows.isEmpty());
    }

    /** The next event to deliver again, for this instance. */
    public static Uni<Optional<RequestedDelivery>> claim(SqlExecutor statements, String target, Duration term) {
        return statements.execute(CLAIM, target, term.toMillis()).map(rows -> rows.stream()
                .findFirst()
                .map(row ->
                        new RequestedDelivery(number(row, 0), new WebhookPosition(number(row, 1), number(row, 2)))));
    }

    public static Uni<Void> remove(SqlExecutor statements, long id) {
        return statements.execute(REMOVE, id).replaceWithVoid();
    }

    public static Uni<Void> fail(SqlExecutor statements, long id, String problem) {
        return statements.execute(FAIL, id, problem).replaceWithVoid();
    }

    private static UndeliveredEvent entry(@Nullable Object[] row) {
        return new UndeliveredEvent(
                number(row, 0),
                text(row, 1),
                (int) number(row, 2),
                text(row, 3),
                (OffsetDateTime) Objects.requireNonNull(row[4]),
                Optional.ofNullable((OffsetDateTime) row[5]));
    }

    private static String text(@Nullable Object[] row, int column) {
        return (String) Objects.requireNonNull(row[column]);
    }

    private static long number(@Nullable Object[] row, int column) {
        return ((Number) Objects.requireNonNull(row[column])).longValue();
    }
}
