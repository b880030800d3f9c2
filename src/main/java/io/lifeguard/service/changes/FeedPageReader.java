package io.lifeguard.service.changes;

import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.store.changes.ChangeLog;
import io.lifeguard.store.sql.DatabaseOutage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads pages of the change log for subscribers. Subscribers at the same position share one read. */
@ApplicationScoped
class FeedPageReader {
    /** The maximum number of changes of a page, and so of changes held in memory for a subscriber. */
    static final int MAX_CHANGES = 100;

    private final SharedReads<Long, FeedPage> reads;

    FeedPageReader(ChangeLog log, ChangeNotifier notifier, DatabaseOutage outage) {
        reads = new SharedReads<>("The change log", outage, number -> {
            long notification = notifier.last();
            return log.pageForFeed(number, MAX_CHANGES)
                    .map(s -> new FeedPage(
                            s.revision(), s.value().keptAfter(), s.value().changes(), notification));
        });
    }

    /**
     * A page of the log.
     *
     * @param revision the revision that it was read at
     * @param keptAfter the number of the revision after which the log is complete
     * @param notification the last notification before the read: the page sees every entry that it announced
     */
    record FeedPage(Revision revision, long keptAfter, List<LoggedChange> changes, long notification) {
        boolean isFull() {
            return changes.size() == MAX_CHANGES;
        }
    }

    /** The page after the revision of this number; fails if the database does not answer within 10 seconds. */
    Uni<FeedPage> after(long number) {
        return reads.read(number);
    }
}
