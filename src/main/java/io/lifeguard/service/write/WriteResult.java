package io.lifeguard.service.write;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.write.WriteDecision;
import java.util.List;
import java.util.Optional;

/**
 * The result of a write.
 *
 * @param resulting the subject of the write after it, also if nothing had to change; for a dry run as it would be; empty if
 *     the write is refused or deletes it
 * @param isApplied whether it is stored, also if nothing had to change; always false for a dry run
 * @param revision the revision of the write; if it stored nothing, of the facts that it was decided on
 */
public record WriteResult<T>(WriteDecision decision, Optional<T> resulting, boolean isApplied, Revision revision) {

    /** Refused by a constraint of the database, which the rules did not foresee. */
    static <T> WriteResult<T> refused(Violation violation, Revision revision) {
        return new WriteResult<>(WriteDecision.refused(List.of(violation)), Optional.empty(), false, revision);
    }

    /** Accepted, with nothing to change. */
    WriteResult<T> applied() {
        return new WriteResult<>(decision, resulting, true, revision);
    }

    /** Stored as a revision of the same epoch. */
    WriteResult<T> appliedAs(long number) {
        return new WriteResult<>(decision, resulting, true, new Revision(revision.epoch(), number));
    }

    /** Accepted or refused in a transaction that is not committed. */
    WriteResult<T> notApplied(Revision present) {
        return new WriteResult<>(decision, resulting, false, present);
    }

    public List<Violation> violations() {
        return decision.violations();
    }

    public List<Warning> warnings() {
        return decision.warnings();
    }
}
