package io.lifeguard.store.webhook;

import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far events were delivered to each target. One instance at a time owns a target. */
public final class WebhookPositions {
    private static final String BEGIN = """
            insert into webhook_targets (name, revision, number)
              select $1, f.position, $2 from event_follower f
              on conflict (name) do nothing
            """;

    private static final String CLAIM = """
            update webhook_targets t set owner = $2, owned_until = now() + $3::bigint * interval '1 millisecond'
              from (select d.name from webhook_targets d, event_follower f
                where d.name = $1 and d.due_at <= now() and (d.owned_until < now() or d.owner = $2)
                  and (f.position > d.revision or (f.position = d.revision and d.number < $4))
                for update of d skip locked) due
              where t.name = due.name
              returning t.revision, t.number, t.attempts
            """;

    private static final String MOVE = """
            update webhook_targets set revision = $3, number = $4, attempts = 0, problem = null,
                owned_until = now() + $5::bigint * interval '1 millisecond'
              where name = $1 and owner = $2 and owned_until > now()
              returning 1
            """;

    private static final String POSTPONE = """
            update webhook_targets set attempts = $3, problem = $4,
                due_at = now() + $5::bigint * interval '1 millisecond', owned_until = '-infinity'
              where name = $1 and owner = $2
            """;

    private static final String RELEASE =
            "update webhook_targets set owned_until = '-infinity' where name = $1 and owner = $2";

    private static final String LIST = """
            select t.name, p.epoch || '.' || t.revision, t.number, t.attempts, t.due_at, t.problem,
                (select count(*) from webhook_undelivered u where u.target = t.name)
              from webhook_targets t, present p where t.name = any($1)
            """;

    private WebhookPositions() {}

    /**
     * A place in the events.
     *
     * @param revision the number of the revision
     * @param number of the event in it, or {@link EventCursor#ALL}
     */
    public record WebhookPosition(long revision, long number) {}

    /**
     * A target that an instance owns.
     *
     * @param position the next event is the first after it
     * @param attempts how many to deliver the next event have failed
     */
    public record OwnedTarget(WebhookPosition position, int attempts) {}

    /**
     * What is known about a target.
     *
     * @param after the revision, and the number of the event in it, up to which events were delivered or given up
     * @param attempts how many to deliver the next event have failed
     * @param dueAt when the next attempt may happen
     * @param problem of the last attempt, if it failed
     */
    public record TargetState(
            String name,
            String after,
            int attempts,
            OffsetDateTime dueAt,
            Optional<String> problem,
            long undelivered) {}

    /** Records a new target, which begins with the next event. Does nothing as long as no events were ever derived. */
    public static Uni<Void> begin(SqlExecutor statements, String name) {
        return statements.execute(BEGIN, name, EventCursor.ALL).replaceWithVoid();
    }

    /**
     * Becomes the owner of a target if a next event is due, and no other instance owns it. An instance that could not release
     * it is still the owner.
     *
     * @param term how long, unless it is extended by {@link #move}
     */
    public static Uni<Optional<OwnedTarget>> claim(SqlExecutor statements, String name, UUID owner, Duration term) {
        return statements
                .execute(CLAIM, name, owner, term.toMillis(), EventCursor.ALL)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new OwnedTarget(
                                new WebhookPosition(number(row, 0), number(row, 1)), (int) number(row, 2))));
    }

    /** Records what was delivered or given up, and extends the term; emits false if this instance is no longer the owner. */
    public static Uni<Boolean> move(
            SqlExecutor statements, String name, UUID owner, WebhookPosition position, Duration term) {
        return statements
                .execute(MOVE, name, owner, position.revision(), position.number(), term.toMillis())
                .map(rows -> !rows.isEmpty());
    }

    /** Records a failed attempt, and gives the target back. */
    public static Uni<Void> postpone(
            SqlExecutor statements, String name, UUID owner, int attempts, String problem, Duration pause) {
        return statements
                .execute(POSTPONE, name, owner, attempts, problem, pause.toMillis())
                .replaceWithVoid();
    }

    public static Uni<Void> release(SqlExecutor statements, String name, UUID owner) {
        return statements.execute(RELEASE, name, owner).replaceWithVoid();
    }

    public static Uni<List<TargetState>> list(SqlExecutor statements, List<String> names) {
        return statements
                .execute(LIST, (Object) names.toArray(String[]::new))
                .map(rows -> rows.stream().map(WebhookPositions::state).toList());
    }

    private static TargetState state(@Nullable Object[] row) {
        long number = number(row, 2);
        return new TargetState(
                text(row, 0),
                number == EventCursor.ALL ? text(row, 1) : text(row, 1) + "." + number,
                (int) number(row, 3),
                (OffsetDateTime) Objects.requireNonNull(row[4]),
                Optional.ofNullable((String) row[5]),
                number(row, 6));
    }

    private static String text(@Nullable Object[] row, int column) {
        return (String) Objects.requireNonNull(row[column]);
    }

    private static long number(@Nullable Object[] row, int column) {
        return ((Number) Objects.requireNonNull(row[column])).longValue();
    }
}
