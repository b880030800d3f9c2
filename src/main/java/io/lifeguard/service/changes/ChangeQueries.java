package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.ChangeOrder;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.store.changes.ChangeLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Pages of the change log. A client that continues after the last revision of each page misses no change. */
@ApplicationScoped
public class ChangeQueries {
    private final ChangeLog log;

    ChangeQueries(ChangeLog log) {
        this.log = log;
    }

    /**
     * A page of the log, without the changes that the present caller must not see.
     *
     * @param after the token of the revision that the page begins after, in the order; empty for the first page
     * @param subject the id of the things before the change, empty for all; {@code a@b} also means {@code sip:a@b}
     * @param most the maximum number of changes
     * @return fails with {@link FailureCode#STALE} for a revision that this database has not reached, or that is from
     *     before it was restored, with {@link FailureCode#GONE} for one after which the log is no longer kept, if the
     *     oldest change is first, and with {@link FailureCode#INVALID_VALUE} for what is no revision
     */
    public Uni<List<LoggedChange>> page(Optional<String> after, ChangeOrder order, Optional<String> subject, int most) {
        Optional<Revision> begin = after.map(ChangeQueries::revision);
        return log.page(
                        begin.map(revision -> OptionalLong.of(revision.number()))
                                .orElseGet(OptionalLong::empty),
                        order,
                        subject.map(ChangeQueries::ids).orElse(List.of()),
                        CallerContext.seeSecretRooms(),
                        most)
                .map(s -> {
                    begin.filter(revision -> !s.revision().isAtLeast(revision)).ifPresent(revision -> {
                        throw LifeguardException.stale(revision, s.revision());
                    });
                    begin.filter(revision -> order == ChangeOrder.OLDEST_FIRST)
                            .ifPresent(revision -> checkKept(revision, s.value().keptAfter()));
                    return s.value().changes();
                });
    }

    /**
     * Checks that the log is complete from a revision on.
     *
     * @param keptAfter the number of the revision of the same epoch after which the log is complete
     * @throws LifeguardException {@link FailureCode#GONE} if it is not
     */
    static void checkKept(Revision begin, long keptAfter) {
        if (begin.number() < keptAfter) {
            throw LifeguardException.gone(begin, new Revision(begin.epoch(), keptAfter));
        }
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what is no revision */
    static Revision revision(String token) {
        return Revision.parse(token)
                .orElseThrow(() -> LifeguardException.invalidValue("after: " + InputSanitizer.quote(token)
                        + " is not a revision; use the endCursor of an earlier page or the revision of a response."));
    }

    private static List<String> ids(String subject) {
        if (!Ids.isStorable(subject)) {
            throw LifeguardException.invalidValue("subject: " + InputSanitizer.quote(subject) + " is not an id.");
        }
        return List.of(subject, Ids.sipAddress(subject));
    }
}
