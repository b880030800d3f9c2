package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.store.changes.ChangeLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What has changed, and in which order. Whoever asks on from the last revision of each page misses nothing. */
@ApplicationScoped
public class ChangeQueries {
    private final ChangeLog log;

    ChangeQueries(ChangeLog log) {
        this.log = log;
    }

    /**
     * A page of the log, in the order of revisions, without what the present caller may not be told of.
     *
     * @param after the token of the revision that it begins after; empty for the beginning of what is kept of the log
     * @param subject the id that the things had before they changed, empty for all; {@code a@b} is taken for
     *     {@code sip:a@b} too
     * @param most how many changes the page has at most
     * @return fails with {@link FailureCode#STALE} for a revision that this database has not reached, or that is from
     *     before it was restored, with {@link FailureCode#GONE} for one that the log is no longer kept from, and with
     *     {@link FailureCode#INVALID_VALUE} for what is no revision
     */
    public Uni<List<LoggedChange>> page(Optional<String> after, Optional<String> subject, int most) {
        Optional<Revision> begin = after.map(ChangeQueries::revision);
        return log.page(
                        begin.map(Revision::number).orElse(0L),
                        subject.map(ChangeQueries::ids).orElse(List.of()),
                        CallerContext.seeSecretRooms(),
                        most)
                .map(s -> {
                    begin.filter(revision -> !s.revision().isAtLeast(revision)).ifPresent(revision -> {
                        throw LifeguardException.stale(revision, s.revision());
                    });
                    begin.ifPresent(revision -> checkKept(revision, s.value().keptAfter()));
                    return s.value().changes();
                });
    }

    /**
     * Whether what follows a revision is kept.
     *
     * @param keptAfter the number of the revision of the same epoch after which the log is kept
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
                        + " is no revision; take the endCursor of an earlier page or the revision of an answer."));
    }

    private static List<String> ids(String subject) {
        if (!Ids.isStorable(subject)) {
            throw LifeguardException.invalidValue("subject: " + InputSanitizer.quote(subject) + " is no id.");
        }
        return List.of(subject, Ids.sipAddress(subject));
    }
}
