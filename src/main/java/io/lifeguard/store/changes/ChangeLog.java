package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.ChangeOrder;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the change log by revisions, whose order is the order of the commits. */
@ApplicationScoped
public class ChangeLog {
    /**
     * Whether change {@code c} is of a room that is or was secret. Not by {@code exists}: for that PostgreSQL may read the
     * whole log once, where a page needs a few entries of it.
     */
    private static final String OF_SECRET_ROOM = """
            (c.subject_type = 'Room' and coalesce((
                select true from changes r
                  where r.subject_key = c.subject_key and r.subject_type = c.subject_type
                    and (r.before ->> 'privacy' = 'SECRET' or r.after ->> 'privacy' = 'SECRET')
                  limit 1), false))""";

    /** With conditions, the placeholder of the limit, and the direction. */
    private static final String PAGE = """
            select estate.log_kept_after, c.*
            from estate
            left join lateral (
              select c.revision as number, c.at, c.actor, c.kind, c.subject_type, c.subject,
                  c.before::text as before, c.after::text as after, %1$s as of_secret_room
                from changes c%2$s
                order by c.revision%4$s limit %3$s) c on true
            """;

    private final ReadDatabase reads;
    private final SnapshotReader readsOfFeed;

    ChangeLog(ReadDatabase reads) {
        this.reads = reads;
        readsOfFeed = reads.forNoRequest();
    }

    /**
     * Some of the log.
     *
     * @param keptAfter the number of the revision after which the log is kept; 0 if all of it is
     */
    public record ChangePage(long keptAfter, List<LoggedChange> changes) {}

    /**
     * A page.
     *
     * @param after the number of the revision that it begins after, in the order; empty for the first page
     * @param subject ids that a changed thing had before the change; empty for all changes
     * @param secretRooms whether it has changes of rooms that are or were secret
     * @param limit the most changes on the page
     */
    public Uni<Snapshot<ChangePage>> page(
            OptionalLong after, ChangeOrder order, List<String> subject, boolean secretRooms, int limit) {
        return page(reads.onPrimary(), after, order, subject, secretRooms, limit);
    }

    /** The newest revision; fails as {@link ReadDatabase#currentRevision} does. */
    public Uni<Revision> newestRevision(Optional<Revision> required) {
        return reads.currentRevision(required);
    }

    /**
     * A page for a subscription, of whatever revision there is.
     *
     * @param after the number of the revision that it begins after
     * @param limit the most changes on the page
     */
    public Uni<Snapshot<ChangePage>> pageForFeed(long after, int limit) {
        return page(readsOfFeed, OptionalLong.of(after), ChangeOrder.OLDEST_FIRST, List.of(), true, limit);
    }

    private static Uni<Snapshot<ChangePage>> page(
            SnapshotReader reader,
            OptionalLong after,
            ChangeOrder order,
            List<String> subject,
            boolean secretRooms,
            int limit) {
        boolean newestFirst = order == ChangeOrder.NEWEST_FIRST;
        SqlConditions conditions = new SqlConditions();
        after.ifPresent(number -> conditions.and(newestFirst ? "c.revision < " : "c.revision > ", number));
        if (!subject.isEmpty()) {
            conditions.and(
                    "c.subject_key = any(", subject.stream().map(Ids::key).toArray(String[]::new), ")");
        }
        if (!secretRooms) {
            conditions.and("not " + OF_SECRET_ROOM);
        }
        String select = PAGE.formatted(
                OF_SECRET_ROOM, conditions.where(), conditions.placeholder(limit), newestFirst ? " desc" : "");
        return reader.list(select, newestFirst ? "number desc" : "number", conditions.arguments(), Function.identity())
                .map(s -> s.map(rows -> new ChangePage(
                        rows.get(0).number("log_kept_after"),
                        rows.stream()
                                .filter(row -> row.value("number") != null)
                                .map(row -> change(row, s.revision().epoch()))
                                .toList())));
    }

    private static LoggedChange change(Columns row, String epoch) {
        return new LoggedChange(
                new Revision(epoch, row.number("number")),
                (OffsetDateTime) Objects.requireNonNull(row.value("at")),
                row.text("actor"),
                row.constant(Change.ChangeOperation.class, "kind"),
                row.text("subject_type"),
                row.text("subject"),
                row.optionalText("before"),
                row.optionalText("after"),
                row.bool("of_secret_room"));
    }
}
