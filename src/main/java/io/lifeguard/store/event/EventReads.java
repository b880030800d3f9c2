package io.lifeguard.store.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.rules.event.EligibilityEvent.CausingWrite;
import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads events, in the order of the writes that they are from. */
@ApplicationScoped
public class EventReads {
    /** With conditions and the placeholder of the limit. */
    private static final String PAGE = """
            select greatest(estate.log_kept_after, f.kept_after) as kept_after, coalesce(f.position, 0) as position, e.*
            from estate
            left join event_follower f on true
            left join lateral (
              select e.revision as number, e.first, e.address, d.id as difference, d.changes, c.at, c.actor, c.kind,
                  c.subject_type, c.subject
                from eligibility_events e
                join eligibility_differences d on d.id = e.difference_id
                join changes c on c.revision = e.revision%s
                order by e.revision, e.first limit %s) e on true
            """;

    private final ReadDatabase reads;
    private final SnapshotReader readsOfFeed;

    EventReads(ReadDatabase reads) {
        this.reads = reads;
        readsOfFeed = reads.forNoRequest();
    }

    /**
     * Some events.
     *
     * @param keptAfter the number of the revision after which events are complete; 0 if all are
     * @param position the number of the revision up to which events were derived
     * @param isLast whether there are no more now
     */
    public record EventPage(long keptAfter, long position, List<EligibilityEvent> events, boolean isLast) {}

    /**
     * A page.
     *
     * @param after the number of the revision and of the event that it begins after
     * @param limit the most events on the page
     */
    public Uni<Snapshot<EventPage>> page(long revision, long after, EventFilter filter, int limit) {
        return page(reads.onPrimary(), revision, after, filter, limit);
    }

    /** A page for a subscription, of whatever revision there is. */
    public Uni<Snapshot<EventPage>> pageForFeed(long revision, long after, EventFilter filter, int limit) {
        return page(readsOfFeed, revision, after, filter, limit);
    }

    private static Uni<Snapshot<EventPage>> page(
            SnapshotReader reader, long revision, long after, EventFilter filter, int limit) {
        SqlConditions conditions = new SqlConditions();
        if (after == EventCursor.ALL) {
            conditions.and("e.revision > ", revision);
        } else {
            // the row of the event that the page begins after may have more
            conditions.and("e.revision >= ", revision);
            String first = conditions.placeholder(after);
            String number = conditions.placeholder(revision);
            conditions.and(
                    "(e.revision > " + number + " or e.first >= coalesce((select max(b.first) from eligibility_events b"
                            + " where b.revision = " + number + " and b.first <= " + first + "), 0))");
        }
        filter.user().ifPresent(user -> conditions.and("e.user_key = ", Ids.key(Ids.sipAddress(user))));
        filter.client().ifPresent(client -> conditions.and("d.clients @> ", new String[] {client.name()}));
        filter.pool().ifPresent(pool -> conditions.and("d.pools @> ", new String[] {Ids.key(pool)}));
        int rowsToRead = limit + 1;
        String select = PAGE.formatted(conditions.where(), conditions.placeholder(rowsToRead));
        return reader.list(select, "number, first", conditions.arguments(), Function.identity())
                .map(s -> s.map(
                        rows -> page(rows, s.revision(), new Expansion(revision, after, filter, limit), rowsToRead)));
    }

    /** @param revision the number of the revision of the event {@code after} */
    private record Expansion(long revision, long after, EventFilter filter, int limit) {
        private boolean isAfter(long ofRevision, long number) {
            return ofRevision > revision || number > after;
        }
    }

    private static EventPage page(List<Columns> rows, Revision present, Expansion expansion, int rowsToRead) {
        Map<Long, List<EligibilityChange>> differences = new HashMap<>();
        List<EligibilityEvent> events = new ArrayList<>();
        int found = 0;
        for (Columns row : rows) {
            if (row.value("number") == null) {
                continue;
            }
            found++;
            List<EligibilityChange> changes = differences.computeIfAbsent(
                    row.number("difference"),
                    id -> DifferenceDocument.read((JsonArray) Objects.requireNonNull(row.value("changes"))));
            Revision revision = new Revision(present.epoch(), row.number("number"));
            for (int i = 0; i < changes.size(); i++) {
                long number = row.number("first") + i;
                if (expansion.isAfter(revision.number(), number)
                        && expansion.filter().matches(changes.get(i))) {
                    if (events.size() == expansion.limit()) {
                        return page(rows, events, false);
                    }
                    events.add(new EligibilityEvent(
                            new EventCursor(revision, number), row.text("address"), changes.get(i), write(row)));
                }
            }
        }
        return page(rows, events, found < rowsToRead);
    }

    private static EventPage page(List<Columns> rows, List<EligibilityEvent> events, boolean isLast) {
        Columns first = rows.get(0);
        return new EventPage(first.number("kept_after"), first.number("position"), events, isLast);
    }

    private static CausingWrite write(Columns row) {
        return new CausingWrite(
                (OffsetDateTime) Objects.requireNonNull(row.value("at")),
                row.text("actor"),
                row.constant(ChangeOperation.class, "kind"),
                row.text("subject_type"),
                row.text("subject"));
    }
}
