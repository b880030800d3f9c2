package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The log of all changes, in the order of their revisions, which is the order of their commits. */
@ApplicationScoped
public class ChangeLog {
    /**
     * The log never tells which rooms are secret by now, but every change to one that is or was. Not by {@code exists}: for
     * that PostgreSQL may look through the whole log once, where a page needs a few entries of it.
     */
    private static final String OF_SECRET_ROOM = "(c.subject_type = '" + Change.Subject.ROOM.type()
            + "' and coalesce((select true from changes r where r.subject_key = c.subject_key"
            + " and r.subject_type = c.subject_type"
            + " and (r.before ->> 'privacy' = 'SECRET' or r.after ->> 'privacy' = 'SECRET') limit 1), false))";

    private static final String COLUMNS =
            "select estate.log_kept_after, c.* from estate left join lateral (select c.revision as number, c.at, c.actor,"
                    + " c.kind, c.subject_type, c.subject, c.before::text as before, c.after::text as after, "
                    + OF_SECRET_ROOM + " as of_secret_room from changes c";

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
     * @param after the number of the revision that it begins after; 0 for the first page
     * @param subject ids under one of which the things were known before they changed; empty for all changes
     * @param secretRooms whether changes of rooms that are or were secret are on it
     * @param most how many changes the page has at most
     */
    public Uni<Snapshot<ChangePage>> page(long after, List<String> subject, boolean secretRooms, int most) {
        return page(reads, after, subject, secretRooms, most);
    }

    /** The revision of its present end; fails as {@link ReadDatabase#currentRevision} does. */
    public Uni<Revision> end(Optional<Revision> demanded) {
        return reads.currentRevision(demanded);
    }

    /**
     * A page for somebody who follows the log: from whatever state there is.
     *
     * @param after the number of the revision that it begins after
     * @param most how many changes the page has at most
     */
    public Uni<Snapshot<ChangePage>> following(long after, int most) {
        return page(readsOfFeed, after, List.of(), true, most);
    }

    private static Uni<Snapshot<ChangePage>> page(
            SnapshotReader reader, long after, List<String> subject, boolean secretRooms, int most) {
        SqlConditions conditions = new SqlConditions().and("c.revision > ", after);
        if (!subject.isEmpty()) {
            conditions.and(
                    "c.subject_key = any(", subject.stream().map(Ids::key).toArray(String[]::new), ")");
        }
        if (!secretRooms) {
            conditions.and("not " + OF_SECRET_ROOM);
        }
        return reader.list(
                        COLUMNS + conditions.where() + " order by c.revision limit " + conditions.next(most)
                                + ") c on true order by c.number",
                        conditions.arguments(),
                        row -> row)
                .map(s -> s.map(rows -> new ChangePage(
                        rows.get(0).getLong("log_kept_after"),
                        rows.stream()
                                .filter(row -> row.getLong("number") != null)
                                .map(row -> change(row, s.revision().epoch()))
                                .toList())));
    }

    private static LoggedChange change(Row row, String epoch) {
        return new LoggedChange(
                new Revision(epoch, row.getLong("number")),
                row.getOffsetDateTime("at"),
                row.getString("actor"),
                Change.ChangeOperation.valueOf(row.getString("kind")),
                row.getString("subject_type"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                row.getBoolean("of_secret_room"));
    }
}
