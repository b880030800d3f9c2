package io.lifeguard.store;

import io.lifeguard.model.Change;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LoggedChange;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The log of all changes, in the order of their revisions, which is the order of their commits. */
@ApplicationScoped
public class ChangeLog {
    private static final String COLUMNS =
            "select estate.log_kept_after, c.* from estate left join lateral (select c.revision as number, c.at, c.actor,"
                    + " c.kind, c.subject_type, c.subject, c.before::text as before, c.after::text as after"
                    + " from changes c";

    private final Reads reads;
    private final Reader readsOfFeed;

    ChangeLog(Reads reads) {
        this.reads = reads;
        readsOfFeed = reads.forNoRequest();
    }

    /**
     * Some of the log.
     *
     * @param keptAfter the number of the revision after which the log is kept; 0 if all of it is
     */
    public record Page(long keptAfter, List<LoggedChange> changes) {}

    /**
     * A page.
     *
     * @param after the number of the revision that it begins after; 0 for the first page
     * @param subject ids under one of which the things were known before they changed; empty for all changes
     * @param most how many changes the page has at most
     */
    public Uni<Snapshot<Page>> page(long after, List<String> subject, int most) {
        return page(reads, after, subject, most);
    }

    /** The revision of its present end; fails as {@link Reads#present} does. */
    public Uni<Revision> end(Optional<Revision> demanded) {
        return reads.present(demanded);
    }

    /**
     * A page for somebody who follows the log: from whatever state there is.
     *
     * @param after the number of the revision that it begins after
     * @param most how many changes the page has at most
     */
    public Uni<Snapshot<Page>> following(long after, int most) {
        return page(readsOfFeed, after, List.of(), most);
    }

    private static Uni<Snapshot<Page>> page(Reader reader, long after, List<String> subject, int most) {
        Conditions conditions = new Conditions().and("c.revision > ", after);
        if (!subject.isEmpty()) {
            conditions.and(
                    "c.subject_key = any(", subject.stream().map(Ids::key).toArray(String[]::new), ")");
        }
        return reader.list(
                        COLUMNS + conditions.where() + " order by c.revision limit " + conditions.next(most)
                                + ") c on true order by c.number",
                        conditions.arguments(),
                        row -> row)
                .map(s -> s.map(rows -> new Page(
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
                Change.Kind.valueOf(row.getString("kind")),
                row.getString("subject_type"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")));
    }
}
